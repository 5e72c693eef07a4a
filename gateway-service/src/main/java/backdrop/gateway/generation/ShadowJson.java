package backdrop.gateway.generation;

import backdrop.inference.v1.Shadow;
import backdrop.inference.v1.ShadowMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the product's shadow falls; shadowStrength says how dark it is. */
@Schema(name = "Shadow")
public record ShadowJson(
    @NotNull Mode mode,
    @Schema(
            description =
                "Where the light comes from, in degrees: 0 from the right, 90 from behind the"
                    + " product, 180 from the left, 270 from the camera. Of a cast shadow; left"
                    + " out: 225")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("360")
        Double direction,
    @Schema(description = "0 (sharp) to 1 (soft); left out: 0.5")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("1")
        Double softness,
    @Schema(description = "Of a cast shadow, over the product's height; left out: 0.6")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("3")
        Double length,
    @Schema(description = "How far a contact shadow reaches out from the base; left out: 0.5")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("1")
        Double spread) {

  /** The kind of shadow. */
  @Schema(
      name = "ShadowMode",
      description =
          "contact: soft and dark where the product touches the ground. cast: its outline on the"
              + " ground, away from the light.")
  public enum Mode {
    @JsonProperty("none")
    NONE,
    @JsonProperty("contact")
    CONTACT,
    @JsonProperty("cast")
    CAST,
    @JsonProperty("both")
    BOTH
  }

  static ShadowJson of(Shadow shadow) {
    return new ShadowJson(
        switch (shadow.getMode()) {
          case SHADOW_MODE_NONE -> Mode.NONE;
          case SHADOW_MODE_CAST -> Mode.CAST;
          case SHADOW_MODE_BOTH -> Mode.BOTH;
          case SHADOW_MODE_CONTACT, SHADOW_MODE_UNSPECIFIED, UNRECOGNIZED -> Mode.CONTACT;
        },
        shadow.hasDirection() ? shadow.getDirection() : null,
        shadow.hasSoftness() ? shadow.getSoftness() : null,
        shadow.hasLength() ? shadow.getLength() : null,
        shadow.hasSpread() ? shadow.getSpread() : null);
  }

  Shadow toShadow() {
    var shadow =
        Shadow.newBuilder()
            .setMode(
                switch (mode) {
                  case NONE -> ShadowMode.SHADOW_MODE_NONE;
                  case CONTACT -> ShadowMode.SHADOW_MODE_CONTACT;
                  case CAST -> ShadowMode.SHADOW_MODE_CAST;
                  case BOTH -> ShadowMode.SHADOW_MODE_BOTH;
                });
    if (direction != null) {
      shadow.setDirection(direction);
    }
    if (softness != null) {
      shadow.setSoftness(softness);
    }
    if (length != null) {
      shadow.setLength(length);
    }
    if (spread != null) {
      shadow.setSpread(spread);
    }
    return shadow.build();
  }
}
