package backdrop.diffusion;

import java.util.Arrays;
import java.util.Optional;

/** How the noise is taken away step by step. */
public enum Sampler {
  /** Denoising diffusion implicit models with eta 0: no noise is added on the way. */
  DDIM("ddim"),
  /** Euler's method on the probability-flow equation. */
  EULER("euler");

  private final String id;

  Sampler(String id) {
    this.id = id;
  }

  /** The name used in interfaces and configuration. */
  public String id() {
    return id;
  }

  public static Optional<Sampler> withId(String id) {
    return Arrays.stream(values()).filter(sampler -> sampler.id.equals(id)).findFirst();
  }
}
