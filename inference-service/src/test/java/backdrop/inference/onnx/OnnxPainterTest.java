package backdrop.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ModelFolder;
import backdrop.inference.generation.Background;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.Layout;
import backdrop.inference.generation.Output;
import backdrop.inference.generation.Painter.FinishedImage;
import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.generation.Painter.Steps;
import backdrop.inference.generation.PaintingException;
import backdrop.inference.generation.PaintingStopped;
import backdrop.inference.generation.PromptSyntax;
import backdrop.inference.generation.TestFiles;
import backdrop.inference.generation.TestGenerations;
import backdrop.inference.generation.TestPhotos;
import backdrop.inference.generation.TextFit;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.Canvas;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.RgbaImage;
import backdrop.picture.light.LightMatching;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.shadow.ShadowSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real pictures by the starter model. */
class OnnxPainterTest {
  private static final OnnxPainter PAINTER = new OnnxPainter(TestFiles.unlimited());
  private static ModelReadiness model;

  @BeforeAll
  static void load() {
    Path folder = Path.of(System.getProperty("backdrop.models", "../models"), "starter");
    assumeTrue(Files.isDirectory(folder), "no starter model at " + folder);
    model = new ModelReadiness(ModelFolder.at(folder), DeviceOptions.cpu(), PAINTER);
    assertThat(model.load()).isTrue();
  }

  @AfterAll
  static void unload() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void leavesTheProductExactlyAsItWas() throws Exception {
    FinishedImage finished = paint(settings(OutputFormat.PNG, Background.PAINTED), 7, new Seen());

    assertThat(finished.fidelity().maxProductDiff()).isZero();
    assertThat(finished.fidelity().pixelsCompared()).isGreaterThan(500);
    RgbaImage picture = decoded(finished);
    assertThat(picture.argb(48, 48)).isEqualTo(0xFFC8141E);
  }

  @Test
  void paintsTheSamePictureFromTheSameSeed() throws Exception {
    GenerationSettings settings = settings(OutputFormat.PNG, Background.PAINTED);
    byte[] first = paint(settings, 7, new Seen()).bytes();

    byte[] second = paint(settings, 7, new Seen()).bytes();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void paintsAnotherPictureFromAnotherSeed() throws Exception {
    GenerationSettings settings = settings(OutputFormat.PNG, Background.PAINTED);

    assertThat(paint(settings, 8, new Seen()).bytes())
        .isNotEqualTo(paint(settings, 7, new Seen()).bytes());
  }

  @Test
  void tellsEachStepAndShowsWhatFormsInAFewKilobytes() throws Exception {
    Seen seen = new Seen();

    paint(settings(OutputFormat.PNG, Background.PAINTED), 7, seen);

    assertThat(seen.steps).containsExactly(1, 2, 3);
    assertThat(seen.previews)
        .isNotEmpty()
        .allSatisfy(jpeg -> assertThat(jpeg).hasSizeLessThanOrEqualTo(40_000));
  }

  @Test
  void paintsNothingBehindAWhiteBackground() throws Exception {
    Seen seen = new Seen();

    FinishedImage finished = paint(settings(OutputFormat.PNG, Background.WHITE), 7, seen);

    assertThat(seen.steps).isEmpty();
    assertThat(decoded(finished).argb(1, 1)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void writesJpegIfAsked() throws Exception {
    FinishedImage finished = paint(settings(OutputFormat.JPEG, Background.WHITE), 7, new Seen());

    assertThat(finished.mediaType()).isEqualTo("image/jpeg");
    assertThat(finished.bytes()).startsWith((byte) 0xFF, (byte) 0xD8);
  }

  @Test
  void paintsALongCanvasTileByTileAndCountsItsStepsOnce() throws Exception {
    GenerationSettings settings = canvas(new Canvas(480, 120));
    Seen seen = new Seen();

    FinishedImage finished = paint(settings, 7, seen);

    assertThat(seen.steps).containsExactly(1, 2, 3);
    assertThat(seen.previews).isNotEmpty();
    assertThat(finished.fidelity().maxProductDiff()).isZero();
    assertThat(decoded(finished).width()).isEqualTo(480);
    assertThat(paint(settings, 7, new Seen()).bytes()).isEqualTo(finished.bytes());
    assertThat(paint(settings, 8, new Seen()).bytes()).isNotEqualTo(finished.bytes());
  }

  @Test
  void stopsBetweenSteps() {
    Seen seen = new Seen();
    Generation generation = generation(settings(OutputFormat.PNG, Background.PAINTED));

    try (Painting painting = PAINTER.begin(generation, TestPhotos.product())) {
      assertThatThrownBy(() -> painting.paint(7, seen, () -> !seen.steps.isEmpty()))
          .isInstanceOf(PaintingStopped.class);
    }
    assertThat(seen.steps).containsExactly(1);
  }

  @Test
  void refusesAProductThatStandsOffTheCanvasForGood() {
    Placement beyond = new Placement.At(2, 2, 0.1);
    Generation generation = generation(settings(OutputFormat.PNG, Background.PAINTED, beyond));

    PaintingException refused =
        catchThrowableOfType(
            PaintingException.class, () -> PAINTER.begin(generation, TestPhotos.product()));

    assertThat(refused.remedy()).isEqualTo(PaintingException.Remedy.NONE);
    assertThat(refused.failure().reason()).isEqualTo(InferenceReason.PRODUCT_OFF_CANVAS);
  }

  @Test
  void saysThatItIsLoadingUntilThereIsAModel() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> new OnnxPainter(TestFiles.unlimited()).capabilities());

    assertThat(failure.reason()).isEqualTo(InferenceReason.MODEL_LOADING);
  }

  private static FinishedImage paint(GenerationSettings settings, long seed, Steps steps)
      throws PaintingStopped {
    try (Painting painting = PAINTER.begin(generation(settings), TestPhotos.product())) {
      return painting.paint(seed, steps, () -> false).finish();
    }
  }

  @Test
  void countsWithTheModelsOwnTokenizer() {
    TextFit fit = PAINTER.fit("table ".repeat(3 * 38) + "sea", PromptSyntax.LITERAL);

    assertThat(fit).isEqualTo(new TextFit(115, 114, List.of("sea")));
  }

  @Test
  void readsWeightsOnlyWhereTheyAreAskedFor() throws Exception {
    byte[] literal = paint(reading("a (beach:1.4)", PromptSyntax.LITERAL), 7, new Seen()).bytes();

    byte[] weighted = paint(reading("a (beach:1.4)", PromptSyntax.WEIGHTED), 7, new Seen()).bytes();

    assertThat(weighted).isNotEqualTo(literal);
    assertThat(PAINTER.fit("a (beach:1.4)", PromptSyntax.WEIGHTED).tokens())
        .isEqualTo(PAINTER.fit("a beach", PromptSyntax.LITERAL).tokens());
  }

  private static RgbaImage decoded(FinishedImage finished) {
    return Photos.decode(finished.bytes(), DecodeLimits.DEFAULTS).image();
  }

  private static Generation generation(GenerationSettings settings) {
    return TestGenerations.queued("a", "ann", Instant.parse("2026-11-01T12:00:00Z"), settings);
  }

  /** A canvas of the photo's own size, so that the product is copied pixel for pixel. */
  private static GenerationSettings settings(OutputFormat format, Background background) {
    return settings(format, background, new Placement.Original());
  }

  private static GenerationSettings settings(
      OutputFormat format, Background background, Placement placement) {
    return settings(
        "a light oak table, soft light", PromptSyntax.LITERAL, format, background, placement);
  }

  private static GenerationSettings canvas(Canvas canvas) {
    GenerationSettings usual = settings(OutputFormat.PNG, new Background.Painted());
    return new GenerationSettings(
        usual.model(),
        usual.prompt(),
        usual.negativePrompt(),
        usual.promptSyntax(),
        usual.seed(),
        usual.count(),
        usual.steps(),
        usual.guidanceScale(),
        usual.sampler(),
        new Layout(
            canvas,
            Placement.AUTOMATIC,
            usual.layout().background(),
            usual.layout().shadow(),
            usual.layout().light()),
        usual.output());
  }

  private static GenerationSettings reading(String prompt, PromptSyntax syntax) {
    return settings(prompt, syntax, OutputFormat.PNG, Background.PAINTED, new Placement.Original());
  }

  private static GenerationSettings settings(
      String prompt,
      PromptSyntax syntax,
      OutputFormat format,
      Background background,
      Placement placement) {
    return new GenerationSettings(
        "",
        prompt,
        "",
        syntax,
        OptionalLong.of(7),
        1,
        3,
        3,
        "ddim",
        new Layout(
            new Canvas(TestPhotos.SIDE, TestPhotos.SIDE),
            placement,
            background,
            ShadowSettings.of(ShadowSettings.Mode.CONTACT, 0.5),
            LightMatching.NONE),
        Output.of(format));
  }

  /** Remembers what it is told. */
  private static final class Seen implements Steps {
    final List<Integer> steps = new ArrayList<>();
    final List<byte[]> previews = new ArrayList<>();

    @Override
    public void stepped(int step) {
      steps.add(step);
    }

    @Override
    public boolean wantsPreview() {
      return true;
    }

    @Override
    public void preview(int step, byte[] jpeg) {
      previews.add(jpeg);
    }
  }
}
