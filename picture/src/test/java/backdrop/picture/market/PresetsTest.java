package backdrop.picture.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Composition;
import backdrop.picture.Compositor;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.PlacedProduct;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.Staged;
import backdrop.picture.market.MarketPreset.Ground;
import backdrop.picture.output.FileEncoder;
import backdrop.picture.output.FileRules;
import backdrop.picture.output.OutputFormat;
import backdrop.picture.shadow.ShadowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PresetsTest {
  private static final String GOOD =
      """
      {"id": "shop", "name": {"en": "Shop", "ru": "Лавка"},
       "pixels": {"minWidth": 90, "minHeight": 120, "maxWidth": 300, "maxHeight": 400,
                  "width": 150, "height": 200},
       "formats": ["png"],
       "rules": {"url": "https://example.com/rules", "checkedOn": "2026-11-23"}}
      """;

  @TempDir private Path directory;

  static Stream<MarketPreset> builtIn() {
    return Presets.builtIn().all().stream();
  }

  /** The promise of every preset: at scale 1 no opaque pixel of the product differs. */
  @ParameterizedTest
  @MethodSource("builtIn")
  void keepsTheProductExactAndPassesItsOwnRules(MarketPreset preset) {
    int side =
        (int) Math.ceil(Math.min(preset.sides().width(), preset.sides().height()) * preset.fill());
    Product product = Product.ofTransparent(square(side));
    PlacedProduct placed = product.place(preset.canvas(), preset.placement());
    boolean white = preset.background() == Ground.WHITE;
    RgbaImage background =
        white
            ? preset.canvas().plain(0xffffff)
            : Staged.background(preset.sides().width(), preset.sides().height());
    Composition composed = Compositor.compose(placed, background, ShadowSettings.NONE);
    assertEquals(1, placed.scale(), 0.01);
    assertEquals(0, composed.fidelity().maxProductDiff());
    byte[] png = FileEncoder.encode(composed.image(), FileRules.of(OutputFormat.PNG, 100)).bytes();
    RgbaImage read = Photos.decode(png, DecodeLimits.DEFAULTS).image();
    assertEquals(composed.image(), read);
    MarketPicture picture =
        new MarketPicture(OutputFormat.PNG, png, read, Optional.of(placed.frame()), !white, true);
    List<RuleResult> broken =
        MarketCheck.of(preset, MarketFix.fit(preset, picture).picture(), 1).stream()
            .filter(RuleResult::failed)
            .toList();
    assertEquals(List.of(), broken);
  }

  private static RgbaImage square(int side) {
    return RgbaImage.plain(side, side, 0x7a3b1c);
  }

  @Test
  void coversTheMarketplacesThatItNames() {
    List<String> ids = builtIn().map(MarketPreset::id).toList();
    assertEquals(11, ids.size());
    assertTrue(ids.containsAll(List.of("ozon", "wildberries", "amazon-main", "shopify")));
  }

  @Test
  void addsAndReplacesPresetsFromADirectory() throws IOException {
    Files.writeString(directory.resolve("a.json"), GOOD);
    Files.writeString(directory.resolve("b.json"), GOOD.replace("\"shop\"", "\"ozon\""));
    Files.writeString(directory.resolve("readme.txt"), "not a preset");
    Presets presets = Presets.builtIn().with(directory);
    assertEquals(12, presets.all().size());
    assertEquals("Shop", presets.find("ozon").orElseThrow().name().en());
    assertEquals(Optional.empty(), presets.find("nowhere"));
  }

  @Test
  void saysWhichDirectoryIsMissing() {
    PresetException refused =
        assertThrows(
            PresetException.class, () -> Presets.builtIn().with(directory.resolve("gone")));
    assertTrue(String.valueOf(refused.getMessage()).contains("gone"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "shop"            | "Shop 1"          | s.json: id must be lower-case words
          "minWidth": 90    | "minWidth": "90"  | s.json: pixels.minWidth must be a whole number
          "minWidth": 90    | "minWidth": 200   | s.json: pixels.width must lie between 200 and 300
          "minWidth": 90,   | ''                | s.json: pixels.minWidth is missing
          "minWidth": 90    | "minwidth": 90    | s.json: pixels.minWidth is missing
          ["png"]           | ["gif"]           | s.json: formats must name formats of
          ["png"]           | []                | s.json: formats must name at least one
          "formats"         | "note": 3, "formats" | s.json: note must be an object
          "formats"         | "minFil": 0.8, "formats" | s.json: minFil is not a field of a preset
          "formats"         | "minFill": 80, "formats" | s.json: minFill must be a number from 0 to 1
          "formats"         | "background": "red", "formats" | s.json: background must be one of [any, white]
          "formats"         | "digitalSourceType": "x", "formats" | s.json: digitalSourceType must be
          https://          | ftp://            | s.json: rules.url must be an https address
          2026-11-23        | yesterday         | s.json: rules.checkedOn must be a day
          {"id"             | ["id"             | s.json: is not JSON
          """)
  void namesFileFieldAndRule(String part, String instead, String sentence) {
    PresetException refused =
        assertThrows(
            PresetException.class, () -> PresetFile.read("s.json", GOOD.replace(part, instead)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(sentence), message);
  }
}
