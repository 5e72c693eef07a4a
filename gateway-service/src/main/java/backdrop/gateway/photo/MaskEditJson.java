package backdrop.gateway.photo;

import backdrop.history.v1.MaskEdit;
import backdrop.history.v1.MaskTool;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change of a mask. */
@Schema(name = "MaskEdit")
@JsonInclude(Include.NON_NULL)
public record MaskEditJson(
    @NotNull Tool tool,
    @Schema(description = "grow, shrink and feather: how far, 1 to 200 pixels of the photo")
        @Nullable Integer pixels) {

  /** What is done. */
  @Schema(name = "MaskTool")
  public enum Tool {
    @JsonProperty("grow")
    GROW(MaskTool.MASK_TOOL_GROW),
    @JsonProperty("shrink")
    SHRINK(MaskTool.MASK_TOOL_SHRINK),
    @JsonProperty("feather")
    FEATHER(MaskTool.MASK_TOOL_FEATHER),
    @JsonProperty("invert")
    INVERT(MaskTool.MASK_TOOL_INVERT),
    @JsonProperty("fillHoles")
    FILL_HOLES(MaskTool.MASK_TOOL_FILL_HOLES),
    @JsonProperty("keepLargest")
    KEEP_LARGEST(MaskTool.MASK_TOOL_KEEP_LARGEST),
    @JsonProperty("add")
    ADD(MaskTool.MASK_TOOL_ADD),
    @JsonProperty("subtract")
    SUBTRACT(MaskTool.MASK_TOOL_SUBTRACT);

    private final MaskTool message;

    Tool(MaskTool message) {
      this.message = message;
    }
  }

  /** Changes in their order. */
  @Schema(name = "MaskEdits")
  public record Steps(@NotNull @Size(min = 1, max = 20) List<@NotNull @Valid MaskEditJson> edits) {}

  MaskEdit toMessage() {
    return MaskEdit.newBuilder()
        .setTool(tool.message)
        .setPixels(pixels == null ? 0 : pixels)
        .build();
  }
}
