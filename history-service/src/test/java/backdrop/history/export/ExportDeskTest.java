package backdrop.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backdrop.history.failure.HistoryReason;
import backdrop.history.image.InMemoryImages;
import backdrop.history.image.KeptImage;
import backdrop.history.image.PictureReader;
import backdrop.history.record.GenerationRecord;
import backdrop.history.record.GenerationSnapshot;
import backdrop.history.record.InMemoryRecords;
import backdrop.history.record.RecordDesk;
import backdrop.history.record.RecordImage;
import backdrop.kit.failure.Failure;
import backdrop.picture.Box;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.RgbaImage;
import backdrop.picture.market.Fitted;
import backdrop.picture.market.MarketRule;
import backdrop.picture.market.Presets;
import backdrop.picture.market.RuleResult;
import backdrop.picture.market.RuleResult.Outcome;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ExportDeskTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryImages images = new InMemoryImages(CLOCK);
  private final InMemoryRecords records = new InMemoryRecords();
  private final RecordDesk desk = new RecordDesk(records, images, CLOCK);
  private final ExportDesk exports =
      new ExportDesk(
          Presets.builtIn(),
          desk,
          images,
          (generation, index) ->
              new ImageOrigins.Origin(
                  Optional.of(new Box(60, 60, 480, 480)), generation.styleId().equals("scene")),
          new PictureReader(DecodeLimits.DEFAULTS, new DecoderSlots(1, 4, Duration.ofSeconds(10))));

  private ImageChoice keep(String id, String styleId, OutputFormat format) {
    RgbaImage picture = RgbaImage.plain(600, 600, 0xffffff);
    byte[] bytes = FileEncoder.encode(picture, FileRules.of(format, 95)).bytes();
    KeptImage kept = images.keep(format.mediaType(), bytes);
    records.add(
        new GenerationRecord(
            id,
            "anna",
            CLOCK.instant(),
            "photo",
            styleId,
            new GenerationSnapshot(new byte[0]),
            List.of(new RecordImage(0, Optional.of(kept), Optional.empty())),
            false,
            ""));
    return new ImageChoice(id, 0);
  }

  @Test
  void measuresTheKeptFileAndWhatWouldBePacked() {
    List<CheckedImage> checked =
        exports.check("anna", "megamarket-main", List.of(keep("a", "", OutputFormat.PSD)));

    CheckedImage image = checked.getFirst();
    assertThat(image.before())
        .filteredOn(RuleResult::failed)
        .extracting(RuleResult::rule)
        .containsExactly(MarketRule.FORMAT);
    assertThat(image.changes())
        .extracting(Fitted.Change::kind)
        .containsExactly(Fitted.Kind.REENCODED, Fitted.Kind.ORIGIN_NAMED);
    assertThat(image.after()).noneMatch(RuleResult::failed);
    assertThat(image.after())
        .contains(new RuleResult(MarketRule.FILL, Outcome.PASSED, "80.0 %", ">= 80.0 %"));
    assertThat(image.file().mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void tellsOnlyPaintedPicturesFromWhatAMarketplaceForbids() {
    ImageChoice plain = keep("a", "", OutputFormat.JPEG);
    ImageChoice painted = keep("b", "scene", OutputFormat.JPEG);

    List<CheckedImage> checked = exports.check("anna", "amazon-main", List.of(plain, painted));

    assertThat(generated(checked.get(0))).isEqualTo(Outcome.PASSED);
    assertThat(generated(checked.get(1))).isEqualTo(Outcome.FAILED);
  }

  private static Outcome generated(CheckedImage image) {
    return image.after().stream()
        .filter(result -> result.rule() == MarketRule.GENERATED)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void packsTheImagesInTheOrderOfTheChoice() throws IOException {
    ImageChoice first = keep("a", "", OutputFormat.PNG);
    ImageChoice second = keep("b", "", OutputFormat.WEBP);

    byte[] zip =
        exports.zip("anna", "ozon", List.of(second, first), Locale.of("ru")).readAllBytes();

    Map<String, byte[]> files = unpacked(zip);
    assertThat(files.keySet())
        .containsExactly("ozon-01.jpg", "ozon-02.png", "report.json", "report.txt");
    assertThat(new String(files.get("report.txt"), java.nio.charset.StandardCharsets.UTF_8))
        .contains("Ozon", "b/0", "нужно");
  }

  private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void refusesWhatItCannotExport() {
    ImageChoice image = keep("a", "", OutputFormat.PNG);
    assertThat(refused("nowhere", List.of(image))).isEqualTo(HistoryReason.PRESET_UNKNOWN);
    assertThat(refused("ozon", List.of())).isEqualTo(HistoryReason.EXPORT_SIZE);
    assertThat(refused("ozon", List.of(new ImageChoice("gone", 0))))
        .isEqualTo(HistoryReason.RECORD_NOT_FOUND);
    assertThat(refused("ozon", List.of(new ImageChoice("a", 1))))
        .isEqualTo(HistoryReason.IMAGE_NOT_FOUND);
  }

  @Test
  void exportsNothingOfAnotherAccount() {
    ImageChoice image = keep("a", "", OutputFormat.PNG);

    Failure refused =
        catchThrowableOfType(
            Failure.class, () -> exports.zip("boris", "ozon", List.of(image), Locale.ENGLISH));

    assertThat(refused.reason()).isEqualTo(HistoryReason.RECORD_NOT_FOUND);
  }

  private Object refused(String presetId, List<ImageChoice> choices) {
    return catchThrowableOfType(Failure.class, () -> exports.check("anna", presetId, choices))
        .reason();
  }
}
