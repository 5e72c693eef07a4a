package backdrop.diffusion;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the noise is taken away step by step. Each agrees with the scheduler of diffusers that it
 * names.
 */
public enum Sampler {
  /** Denoising diffusion implicit models; eta says how much noise is drawn anew on the way. */
  DDIM("ddim", "DDIMScheduler"),
  /** Pseudo numerical methods: linear multistep of fourth order; asks once more than it steps. */
  PNDM("pndm", "PNDMScheduler"),
  /** Euler's method on the probability-flow equation. */
  EULER("euler", "EulerDiscreteScheduler"),
  /** Euler's method with noise drawn anew after each step. */
  EULER_ANCESTRAL("euler_a", "EulerAncestralDiscreteScheduler"),
  /** DPM-Solver++ of second order, multistep. */
  DPMPP_2M("dpmpp_2m", "DPMSolverMultistepScheduler"),
  /** DPM-Solver++ of second order on the noise levels of Karras et al. */
  DPMPP_2M_KARRAS("dpmpp_2m_karras", "DPMSolverMultistepScheduler"),
  /** Unified predictor and corrector of second order. */
  UNIPC("unipc", "UniPCMultistepScheduler"),
  /** Latent consistency: few steps, for models that were distilled for it. */
  LCM("lcm", "LCMScheduler"),
  /** Heun's method: asks twice a step, the last step aside. */
  HEUN("heun", "HeunDiscreteScheduler"),
  /** Diffusion exponential integrator of second order, multistep. */
  DEIS("deis", "DEISMultistepScheduler");

  private final String id;
  private final String scheduler;

  Sampler(String id, String scheduler) {
    this.id = id;
    this.scheduler = scheduler;
  }

  /** The name used in interfaces and configuration. */
  public String id() {
    return id;
  }

  /** The class of diffusers that does the same, as {@code scheduler_config.json} names it. */
  public String scheduler() {
    return scheduler;
  }

  public static Optional<Sampler> withId(String id) {
    return Arrays.stream(values()).filter(sampler -> sampler.id.equals(id)).findFirst();
  }
}
