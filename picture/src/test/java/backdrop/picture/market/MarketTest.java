package backdrop.picture.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Box;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import backdrop.picture.Staged;
import backdrop.picture.market.Fitted.Change;
import backdrop.picture.market.Fitted.Kind;
import backdrop.picture.market.RuleResult.Outcome;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.provenance.DigitalSource;
import backdrop.picture.provenance.FileParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

final class MarketTest {
  /** Small sides, so that the tests stay quick; every rule that there is. */
  private static final String STRICT =
      """
      {"id": "strict", "name": {"en": "Strict", "ru": "Строгий"},
       "ratio": {"width": 3, "height": 4, "required": true},
       "pixels": {"minWidth": 90, "minHeight": 120, "maxWidth": 300, "maxHeight": 400,
                  "width": 150, "height": 200, "maxPixels": 100000},
       "maxBytes": 60000, "formats": ["jpeg", "png"], "minQuality": 50,
       "background": "white", "minFill": 0.8, "maxCount": 2, "generatedAllowed": false,
       "digitalSourceType": "trainedAlgorithmicMedia",
       "rules": {"url": "https://example.com/rules", "checkedOn": "2026-11-23", "confirmed": true}}
      """;

  private static final MarketPreset PRESET = PresetFile.read("strict.json", STRICT);

  private static RgbaImage white(int width, int height) {
    return RgbaImage.plain(width, height, 0xffffff);
  }

  private static MarketPicture picture(RgbaImage image, OutputFormat format, Box product) {
    byte[] bytes = FileEncoder.encode(image, FileRules.of(format, 95)).bytes();
    return new MarketPicture(format, bytes, image, Optional.of(product), false, true);
  }

  private static MarketPicture good() {
    return picture(white(150, 200), OutputFormat.JPEG, new Box(10, 15, 120, 170));
  }

  private static RuleResult result(MarketRule rule, MarketPicture picture, int count) {
    return MarketCheck.of(PRESET, picture, count).stream()
        .filter(one -> one.rule() == rule)
        .findFirst()
        .orElseThrow();
  }

  private static void broken(MarketRule rule, String measured, MarketPicture picture) {
    RuleResult result = result(rule, picture, 3);
    assertEquals(Outcome.FAILED, result.outcome(), result.toString());
    assertEquals(measured, result.measured());
  }

  @Test
  void holdsEveryRuleAgainstThePicture() {
    List<RuleResult> results = MarketCheck.of(PRESET, good(), 2);
    assertEquals(List.of(MarketRule.values()), results.stream().map(RuleResult::rule).toList());
    assertTrue(
        results.stream().allMatch(one -> one.outcome() == Outcome.PASSED), results::toString);
  }

  @Test
  void measuresWhatIsWrongWithTheFile() {
    Box box = new Box(0, 0, 120, 170);
    broken(MarketRule.FORMAT, "WEBP", picture(white(150, 200), OutputFormat.WEBP, box));
    broken(MarketRule.BYTES, "0.10 MB", heavy());
    broken(MarketRule.COUNT, "3", good());
  }

  private static MarketPicture heavy() {
    RgbaImage noise = Staged.noise(192, 256);
    byte[] bytes = java.util.Arrays.copyOf(good().bytes(), 100_000);
    return new MarketPicture(
        OutputFormat.JPEG, bytes, noise, Optional.of(new Box(0, 0, 192, 256)), false, true);
  }

  @Test
  void measuresWhatIsWrongWithTheSize() {
    Box box = new Box(0, 0, 70, 90);
    broken(MarketRule.SIDES, "75 × 100", picture(white(75, 100), OutputFormat.PNG, box));
    broken(MarketRule.SIDES, "303 × 400", picture(white(303, 400), OutputFormat.PNG, box));
    broken(MarketRule.PIXELS, "0.1 MP", picture(white(285, 380), OutputFormat.PNG, box));
    broken(MarketRule.RATIO, "1.000 : 1", picture(white(150, 150), OutputFormat.PNG, box));
    RuleResult small =
        result(MarketRule.RECOMMENDED_SIZE, picture(white(90, 120), OutputFormat.PNG, box), 1);
    assertEquals(Outcome.ADVISED, small.outcome());
  }

  @Test
  void measuresWhatIsWrongWithTheLook() {
    RgbaImage offWhite = white(150, 200);
    offWhite.pixels()[0] = (byte) 254;
    broken(
        MarketRule.WHITE_BACKGROUND,
        "99.8 %",
        picture(offWhite, OutputFormat.PNG, new Box(0, 0, 120, 170)));
    broken(
        MarketRule.FILL,
        "79.5 %",
        picture(white(150, 200), OutputFormat.PNG, new Box(0, 20, 100, 159)));
    RgbaImage clear = RgbaImage.of(150, 200, new byte[4 * 150 * 200]);
    broken(MarketRule.OPACITY, "< 100 %", picture(clear, OutputFormat.PNG, new Box(0, 0, 1, 170)));
    MarketPicture good = good();
    broken(
        MarketRule.GENERATED,
        "AI",
        new MarketPicture(good.format(), good.bytes(), good.image(), good.product(), true, true));
    broken(
        MarketRule.COLOURS,
        "?",
        new MarketPicture(good.format(), good.bytes(), good.image(), good.product(), false, false));
  }

  @Test
  void saysSoWhereNobodyWroteDownTheProductsSize() {
    MarketPicture good = good();
    MarketPicture unknown =
        new MarketPicture(good.format(), good.bytes(), good.image(), Optional.empty(), false, true);
    assertEquals(Outcome.UNKNOWN, result(MarketRule.FILL, unknown, 1).outcome());
  }

  @Test
  void leavesAFittingFileAsItIsExceptForItsOrigin() {
    Fitted fitted = MarketFix.fit(PRESET, good());
    assertEquals(
        List.of(new Change(Kind.ORIGIN_NAMED, "algorithmicallyEnhanced")), fitted.changes());
    assertArrayEquals(
        FileParts.content(OutputFormat.JPEG, good().bytes()),
        FileParts.content(OutputFormat.JPEG, fitted.picture().bytes()));
    assertEquals(fitted.picture(), MarketFix.fit(PRESET, fitted.picture()).picture());
  }

  @Test
  void padsFlattensAndWritesAnewWithoutTouchingAPixelOfTheProduct() {
    RgbaImage cutOut = Staged.disc(150, 150).image();
    MarketPicture before = picture(cutOut, OutputFormat.WEBP, new Box(20, 20, 105, 105));
    MarketPreset lossless =
        PresetFile.read("x", STRICT.replace("[\"jpeg\", \"png\"]", "[\"png\"]"));
    Fitted fitted = MarketFix.fit(lossless, before);
    assertEquals(
        List.of(Kind.FLATTENED, Kind.PADDED, Kind.REENCODED, Kind.ORIGIN_NAMED),
        fitted.changes().stream().map(Change::kind).toList());
    RgbaImage after = Photos.decode(fitted.picture().bytes(), DecodeLimits.DEFAULTS).image();
    assertEquals(200, after.height());
    for (int y = 0; y < 150; y++) {
      for (int x = 0; x < 150; x++) {
        if (cutOut.argb(x, y) >>> 24 == 255) {
          assertEquals(cutOut.argb(x, y), after.argb(x, y + 25));
        }
      }
    }
    assertEquals(Optional.of(new Box(20, 45, 105, 105)), fitted.picture().product());
  }

  @Test
  void makesALargePictureSmallerAndNeverASmallOneLarger() {
    Fitted large =
        MarketFix.fit(
            PRESET, picture(white(600, 800), OutputFormat.PNG, new Box(60, 80, 480, 640)));
    assertEquals("600 × 800 → 273 × 364", large.changes().getFirst().detail());
    assertFalse(result(MarketRule.PIXELS, large.picture(), 1).failed());
    MarketPicture small = picture(white(75, 100), OutputFormat.PNG, new Box(5, 5, 60, 85));
    assertEquals(75, MarketFix.fit(PRESET, small).picture().image().width());
  }

  @Test
  void writesNoisyPicturesInFewerBytes() {
    RgbaImage noise = Staged.noise(192, 256);
    MarketPicture heavy = picture(noise, OutputFormat.PNG, new Box(0, 0, 192, 256));
    Fitted fitted = MarketFix.fit(PRESET, heavy);
    assertFalse(result(MarketRule.BYTES, fitted.picture(), 1).failed());
    assertEquals(OutputFormat.JPEG, fitted.picture().format());
  }

  @Test
  void namesTheOriginThatTheMarketplaceAsksFor() {
    MarketPicture good = good();
    MarketPicture painted =
        new MarketPicture(good.format(), good.bytes(), good.image(), good.product(), true, true);
    byte[] file = MarketFix.fit(PRESET, painted).picture().bytes();
    assertEquals(
        DigitalSource.TRAINED_ALGORITHMIC_MEDIA,
        FileParts.xmp(OutputFormat.JPEG, file).orElseThrow().source());
  }

  @Test
  void packsNumberedFilesWithBothReports() throws IOException {
    Map<String, byte[]> files = unpacked(Locale.of("ru"));
    assertEquals(
        List.of("strict-01.jpg", "strict-02.png", "report.json", "report.txt"),
        List.copyOf(files.keySet()));
    String json = text(files, "report.json");
    assertTrue(json.contains("\"rule\" : \"FILL\"") && json.contains("85.0 %"), json);
    String report = text(files, "report.txt");
    assertTrue(report.startsWith("Строгий\n") && report.contains("НАРУШЕНО"), report);
    assertTrue(text(unpacked(Locale.ENGLISH), "report.txt").contains("pure white border"));
  }

  @Test
  void packsTheSameBytesForTheSamePictures() throws IOException {
    assertArrayEquals(packed(Locale.ENGLISH), packed(Locale.ENGLISH));
  }

  private static byte[] packed(Locale language) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MarketZip zip = new MarketZip(bytes, PRESET, language)) {
      zip.add(MarketFix.fit(PRESET, good()), "record 1, image 1", 2);
      MarketPicture grey =
          picture(RgbaImage.plain(150, 200, 0xdddddd), OutputFormat.PNG, new Box(0, 0, 120, 170));
      zip.add(MarketFix.fit(PRESET, grey), "record 2, image 1", 2);
      zip.finish();
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> unpacked(Locale language) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed(language)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }
}
