package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.inference.generation.PictureFiles.PictureFile;
import backdrop.inference.provenance.Notary;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Canvas;
import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Placement;
import backdrop.picture.RgbaImage;
import backdrop.picture.market.MarketRule;
import backdrop.picture.market.Presets;
import backdrop.picture.market.RuleResult.Outcome;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.output.PsdFile;
import backdrop.picture.provenance.DigitalSource;
import backdrop.picture.provenance.FileParts;
import backdrop.picture.provenance.Verdict;
import backdrop.picture.provenance.Verification;
import backdrop.picture.shadow.ShadowSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureFilesTest {
  private static final PictureFiles FILES = TestFiles.unlimited();
  private static final PlacedProduct PLACED =
      TestPhotos.product().place(new Canvas(256, 256), Placement.AUTOMATIC);
  private static final Composition COMPOSED =
      Compositor.compose(PLACED, noise(), ShadowSettings.NONE);

  /** The hardest background to keep small. */
  private static RgbaImage noise() {
    byte[] rgb = new byte[3 * PLACED.canvas().width() * PLACED.canvas().height()];
    new Random(3).nextBytes(rgb);
    return RgbaImage.ofRgb(PLACED.canvas().width(), PLACED.canvas().height(), rgb);
  }

  private static GenerationSettings settings(Output output, Background background) {
    GenerationSettings usual = TestGenerations.SETTINGS;
    Layout layout = usual.layout();
    return new GenerationSettings(
        usual.model(),
        "a secret table",
        usual.negativePrompt(),
        usual.promptSyntax(),
        usual.seed(),
        usual.count(),
        usual.steps(),
        usual.guidanceScale(),
        usual.sampler(),
        new Layout(
            layout.canvas(), layout.placement(), background, layout.shadow(), layout.light()),
        output);
  }

  private static GenerationSettings painted(Output output) {
    return settings(output, Background.PAINTED);
  }

  private static PictureFile write(GenerationSettings settings) {
    return FILES.write(COMPOSED, PLACED.frame(), settings, 8);
  }

  private static Verdict verify(PictureFile file) {
    OutputFormat format = file.encoded().format();
    return Verification.of(
        format,
        file.bytes(),
        () ->
            format == OutputFormat.PSD
                ? PsdFile.picture(file.bytes())
                : Photos.decode(file.bytes(), DecodeLimits.DEFAULTS).image(),
        List.of(TestFiles.KEY.publicKey()));
  }

  @ParameterizedTest
  @EnumSource
  void signsEveryFormatWithTheFidelityReport(OutputFormat format) {
    Verdict verdict = verify(write(painted(Output.of(format))));

    assertThat(verdict.signature()).isEqualTo(Verdict.Signed.VALID);
    assertThat(verdict.match()).isEqualTo(Verdict.Match.SAME_FILE);
    assertThat(verdict.statement().orElseThrow())
        .contains("\"maxProductDiff\":0", "\"seed\":8", "\"model\"")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesForTheSamePictureAndSettings(OutputFormat format) {
    assertThat(write(painted(Output.of(format))).bytes())
        .isEqualTo(write(painted(Output.of(format))).bytes());
  }

  @Test
  void repeatsThePromptsOnlyIfTheOperatorWantsIt() {
    Notary notary = new Notary(TestFiles.keys(), Optional.empty(), "Backdrop test");
    PictureFiles open = new PictureFiles(notary, () -> true, Presets.builtIn(), 60);

    PictureFile file = open.write(COMPOSED, PLACED.frame(), painted(Output.PNG), 8);

    assertThat(verify(file).statement().orElseThrow()).contains("a secret table");
  }

  @Test
  void namesTheOriginOfThePixels() {
    assertThat(origin(painted(Output.PNG)))
        .isEqualTo(DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
    assertThat(origin(settings(Output.PNG, Background.WHITE)))
        .isEqualTo(DigitalSource.ALGORITHMICALLY_ENHANCED);
    assertThat(origin(painted(forMarket("google-merchant"))))
        .isEqualTo(DigitalSource.TRAINED_ALGORITHMIC_MEDIA);
  }

  private static DigitalSource origin(GenerationSettings settings) {
    PictureFile file = write(settings);
    return FileParts.xmp(file.encoded().format(), file.bytes()).orElseThrow().source();
  }

  private static Output forMarket(String presetId) {
    return new Output(OutputFormat.JPEG, 95, OptionalLong.empty(), false, presetId);
  }

  @Test
  void namesNoModelWhereNonePainted() {
    assertThat(verify(write(settings(Output.PNG, Background.WHITE))).statement().orElseThrow())
        .contains("\"background\":\"#ffffff\"")
        .doesNotContain("model", "seed");
  }

  @Test
  void stepsTheQualityDownUntilTheSignedFileFits() {
    long whole = write(painted(Output.of(OutputFormat.JPEG))).bytes().length;
    long limit = whole * 3 / 4;

    PictureFile file =
        write(painted(new Output(OutputFormat.JPEG, 95, OptionalLong.of(limit), false, "")));

    assertThat(file.bytes().length).isLessThanOrEqualTo((int) limit);
    assertThat(file.encoded().quality().orElseThrow()).isBetween(60, 94);
  }

  @Test
  void saysWhyAPictureCannotBeMadeSmallEnough() {
    PaintingException refused =
        catchThrowableOfType(
            PaintingException.class,
            () ->
                write(painted(new Output(OutputFormat.PNG, 95, OptionalLong.of(9000), false, ""))));

    assertThat(refused.failure().reason()).isEqualTo(InferenceReason.FILE_OVER_LIMIT);
    assertThat(refused.remedy()).isEqualTo(PaintingException.Remedy.NONE);
    assertThat(refused.failure().message()).contains("limit is 9,000");
  }

  @Test
  void holdsTheFileAgainstTheRulesOfItsMarketplace() {
    PresetCheck check = write(painted(forMarket("amazon-main"))).check().orElseThrow();

    assertThat(check.presetId()).isEqualTo("amazon-main");
    assertThat(check.results())
        .filteredOn(result -> result.outcome() == Outcome.FAILED)
        .extracting(result -> result.rule())
        .contains(MarketRule.SIDES, MarketRule.WHITE_BACKGROUND, MarketRule.GENERATED);
  }
}
