package backdrop.command.diffuse;

import backdrop.command.HelpOption;
import backdrop.command.Refusal;
import backdrop.command.Surroundings;
import backdrop.command.models.ModelNames;
import backdrop.diffusion.Batching;
import backdrop.diffusion.Capabilities;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading;
import backdrop.diffusion.PromptReading.Syntax;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.TokenCount;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./backdrop diffuse}. */
@Command(
    name = "diffuse",
    description = {
      "Paints the white part of a mask with a model, straight from files and without any service.",
      "",
      "The same seed gives the picture that diffusers' StableDiffusionInpaintPipeline gives with a"
          + " generator of the CPU. Several seeds give several pictures, each the very picture that"
          + " its seed alone gives. (With a list of generators, diffusers lets"
          + " all pictures share the first one's draw for the masked image.)",
      ""
    },
    sortOptions = false)
public final class Diffuse implements Runnable {

  private static final Sampling ANY = new Sampling(Sampler.DDIM, 1000, 1);

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of an inpainting model, or its name in ./backdrop models list.")
  private String model = "";

  @Option(
      names = "--image",
      required = true,
      paramLabel = "FILE",
      description = "The picture, as PNG, JPEG or WebP; transparency is ignored.")
  private Path image = Path.of("");

  @Option(
      names = "--mask",
      required = true,
      paramLabel = "FILE",
      description = "A picture that is white where to paint and black where to keep.")
  private Path mask = Path.of("");

  @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What to paint.")
  private String prompt = "";

  @Option(
      names = "--negative",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What not to paint.")
  private String negative = "";

  @Mixin SamplingOptions sampling = new SamplingOptions();

  @Option(
      names = "--seed",
      paramLabel = "N[,N...]",
      converter = Seeds.Reader.class,
      description = {
        "The number that the noise follows from; several paint several pictures.",
        "Default: drawn, and written beside the picture's name."
      })
  private @Nullable Seeds seeds;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Size.Reader.class,
      description = {
        "The size to paint at, in pixels; image and mask are resized to it with the Lanczos filter,"
            + " as diffusers does, and the mask is then cut at the middle grey.",
        "Default: the image's own."
      })
  private @Nullable Size size;

  @Option(
      names = "--chunks",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many chunks of 75 tokens of a prompt are read; 1 cuts where diffusers cuts.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int chunks;

  @Option(names = "--weights", description = "Read (more), [less] and (exactly:1.3) as weights.")
  private boolean weights;

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      defaultValue = "cpu",
      description = "What to paint on. Default: ${DEFAULT-VALUE}.")
  private Device device = Device.CPU;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png",
      description = "Where the picture goes; with several seeds, FILE-SEED.png for each.")
  private Path out = Path.of("");

  @Option(
      names = "--latents",
      paramLabel = "FILE.npy",
      description = "Where the final latents go: float32, [n, 4, height / 8, width / 8].")
  private @Nullable Path latents;

  @Mixin HelpOption help = new HelpOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  private Diffuse(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The command with its options. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new Diffuse(surroundings)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    PromptReading reading = reading();
    orUsage(() -> sampling.over(ANY));
    Outputs outputs = outputs();
    outputs.check();
    ModelFolder folder = ModelFolder.at(new ModelNames(surroundings).folder(model));
    PictureFile picture = PictureFile.read(image);
    PictureFile painted = PictureFile.read(mask);
    List<Long> wanted = seeds == null ? List.of(drawnSeed()) : seeds.values();
    try (StepLine progress = new StepLine(surroundings, wanted.size())) {
      progress.loading();
      try (InpaintingPipeline pipeline = InpaintingPipeline.open(folder, device())) {
        Capabilities capabilities = pipeline.capabilities();
        Size at = size(picture, capabilities);
        RgbImage background = picture.picture(at);
        byte[] white = painted.mask(at);
        Sampling way = orUsage(() -> sampling.over(capabilities.defaults()));
        progress.clear();
        warn(pipeline, reading, way);
        List<Painted> all =
            new Series(pipeline, progress)
                .paint(
                    wanted,
                    seed ->
                        new InpaintingRequest(
                            background,
                            white,
                            prompt,
                            negative,
                            seed,
                            way,
                            reading,
                            Optional.empty()));
        progress.clear();
        outputs.write(all, at).forEach(surroundings.out()::println);
      }
    }
  }

  private PromptReading reading() {
    return orUsage(() -> new PromptReading(weights ? Syntax.WEIGHTED : Syntax.LITERAL, chunks));
  }

  private Outputs outputs() {
    checkEnding("--out", out, ".png");
    if (latents != null) {
      checkEnding("--latents", latents, ".npy");
    }
    return new Outputs(out, Optional.ofNullable(latents));
  }

  private void checkEnding(String option, Path file, String ending) {
    if (!file.toString().endsWith(ending)) {
      throw mistake(option + ": the name of the file must end with " + ending, null);
    }
  }

  private DeviceOptions device() {
    DeviceOptions options =
        switch (device) {
          case CPU -> DeviceOptions.cpu();
          // Alone, so that each picture is exactly the one that its seed gives.
          case CUDA -> DeviceOptions.cuda(0).withBatching(Batching.onGpu().exclusive());
        };
    return options.withCache(surroundings.cache());
  }

  /** As many values as torch tells apart. */
  private static long drawnSeed() {
    return Integer.toUnsignedLong(new SecureRandom().nextInt());
  }

  private Size size(PictureFile picture, Capabilities model) {
    Size wanted = size == null ? picture.size() : size;
    if (!wanted.within(model.sizes())) {
      throw new Refusal(
          "%s is %s, and this model paints sides that are multiples of %d from %d to %d: try %s"
              .formatted(
                  size == null ? picture.path() : "--size",
                  wanted,
                  model.sizes().multiple(),
                  model.sizes().minimum(),
                  model.sizes().maximum(),
                  wanted.suggestion(model.sizes())));
    }
    return wanted;
  }

  private void warn(InpaintingPipeline pipeline, PromptReading reading, Sampling way) {
    pipeline
        .device()
        .fallbackCause()
        .ifPresent(cause -> say("painting on the CPU instead: " + cause));
    pipeline.device().notices().forEach(this::say);
    warnOfCuts("prompt", pipeline.countTokens(prompt, reading));
    if (way.guided()) {
      warnOfCuts("negative prompt", pipeline.countTokens(negative, reading));
    }
  }

  private void warnOfCuts(String text, TokenCount count) {
    if (!count.fits()) {
      say(
          "the %s has %d tokens and %d are read; these words were cut: %s"
              .formatted(
                  text, count.tokens(), count.limit(), String.join(" ", count.droppedWords())));
    }
  }

  private void say(String sentence) {
    surroundings.err().println("backdrop: " + sentence);
  }

  /** Numbers that make no sense are a mistake in the arguments. */
  private <T> T orUsage(Supplier<T> values) {
    try {
      return values.get();
    } catch (DiffusionException e) {
      throw mistake(e.getMessage(), e);
    }
  }

  private ParameterException mistake(@Nullable String sentence, @Nullable Exception cause) {
    return new ParameterException(spec.commandLine(), sentence, cause);
  }
}
