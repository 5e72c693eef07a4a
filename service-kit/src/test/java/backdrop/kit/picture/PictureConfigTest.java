package backdrop.kit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.PictureException;
import backdrop.picture.Refusal;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureConfigTest {
  @Test
  void setsTheUsualLimitsWhereNothingIsSaid() {
    assertThat(PictureConfig.limits(config(Map.of()))).isEqualTo(DecodeLimits.DEFAULTS);
  }

  @Test
  void takesEachLimitThatIsSaid() {
    PictureConfig config = config(Map.of("pictures.max-bytes", "1M", "pictures.min-side", "9"));

    assertThat(PictureConfig.limits(config))
        .isEqualTo(DecodeLimits.DEFAULTS.withMaxBytes(1 << 20).withMinSide(9));
  }

  @Test
  void letsNobodyWaitForASlotWhereTheQueueIsEmpty() {
    DecoderSlots slots =
        PictureConfig.slots(config(Map.of("pictures.slots", "1", "pictures.queue", "0")));

    try (var _ = slots.take()) {
      assertThatThrownBy(slots::take)
          .isInstanceOfSatisfying(
              PictureException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.DECODER_BUSY));
    }
  }

  private static PictureConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(PictureConfig.class, "pictures")
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(PictureConfig.class, "pictures");
  }
}
