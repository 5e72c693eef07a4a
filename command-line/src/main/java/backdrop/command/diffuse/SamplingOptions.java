package backdrop.command.diffuse;

import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to paint; what is not given is the model's own choice. */
final class SamplingOptions {

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps from noise to picture. Default: the model's.")
  @Nullable Integer steps;

  @Option(
      names = "--guidance",
      paramLabel = "X",
      description =
          "How strongly the prompt pulls; 1 or less paints without. Default: the model's.")
  @Nullable Double guidance;

  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      converter = SamplerReader.class,
      description = {
        "One of ddim, pndm, euler, euler_a, dpmpp_2m, dpmpp_2m_karras, unipc, lcm, heun, deis.",
        "Default: the model's."
      })
  @Nullable Sampler sampler;

  @Option(
      names = "--strength",
      paramLabel = "X",
      defaultValue = "1",
      description = "Below 1 starts from the image with noise added. Default: ${DEFAULT-VALUE}.")
  double strength;

  @Option(
      names = "--eta",
      paramLabel = "X",
      defaultValue = "0",
      description = "How much noise ddim draws anew, 0 to 1. Default: ${DEFAULT-VALUE}.")
  double eta;

  /** Fails with a {@code DiffusionException} if the numbers make no sense. */
  Sampling over(Sampling defaults) {
    return new Sampling(
        sampler == null ? defaults.sampler() : sampler,
        steps == null ? defaults.steps() : steps,
        guidance == null ? defaults.guidanceScale() : guidance,
        strength,
        eta);
  }

  private static final class SamplerReader implements ITypeConverter<Sampler> {
    @Override
    public Sampler convert(String name) {
      return Sampler.withId(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no sampler '%s'; there are %s"
                          .formatted(
                              name,
                              Arrays.stream(Sampler.values())
                                  .map(Sampler::id)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
