package backdrop.diffusion.schedule;

import java.util.Optional;

/**
 * What a sampler does to clean latents that go too far from 0: squeezes them if it knows how and
 * the file asks for it, clips them otherwise.
 *
 * @param range how far they may go, infinitely far for no clipping
 */
record CleanLimits(Optional<Thresholding> thresholding, double range) {

  /** For samplers that squeeze or clip. */
  static CleanLimits of(SchedulerConfig config, boolean clipsWhenSilent) {
    return new CleanLimits(config.thresholding(), config.clipRange(clipsWhenSilent));
  }

  /** For samplers that never clip. */
  static CleanLimits thresholdingOnly(SchedulerConfig config) {
    return new CleanLimits(config.thresholding(), Double.POSITIVE_INFINITY);
  }

  /** For samplers that never squeeze. */
  static CleanLimits clippingOnly(SchedulerConfig config, boolean clipsWhenSilent) {
    return new CleanLimits(Optional.empty(), config.clipRange(clipsWhenSilent));
  }

  /** Changes the latents of one picture in place and returns them. */
  float[] apply(float[] clean) {
    if (thresholding.isPresent()) {
      thresholding.get().apply(clean);
    } else if (range < Double.POSITIVE_INFINITY) {
      float limit = (float) range;
      for (int i = 0; i < clean.length; i++) {
        clean[i] = Math.clamp(clean[i], -limit, limit);
      }
    }
    return clean;
  }
}
