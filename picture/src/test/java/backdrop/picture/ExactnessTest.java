package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.Gradient.Shape;
import backdrop.picture.Placement.Enlarging;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise of the whole product: at scale 1 a lossless file holds the photo's own pixels. */
final class ExactnessTest {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 400;
  private static final Mask DISC = Scenes.disc(WIDTH, HEIGHT, 110, 5);
  private static final RgbaImage PHOTO = Scenes.photo(DISC, 0xe8ecef);
  private static final Product PRODUCT = Product.cutOut(PHOTO, DISC);
  private static final Padding PADDING = new Padding(Padding.Unit.PERCENT, 3, 4, 5, 6);

  private enum Backdrop {
    WHITE,
    COLOUR,
    GRADIENT;

    RgbaImage on(Canvas canvas) {
      return switch (this) {
        case WHITE -> canvas.plain(0xffffff);
        case COLOUR -> canvas.plain(0x2e5a44);
        case GRADIENT -> new Gradient(Shape.RADIAL, 0xffe8c0, 0x203040, 0).on(canvas);
      };
    }
  }

  private record Case(
      Canvas canvas,
      Placement placement,
      Backdrop backdrop,
      ShadowSettings.Mode shadow,
      LightMatching light) {}

  /** Every pair of values of two of the five appears; the rest follows along in turn. */
  static Stream<Case> cases() {
    List<Canvas> canvases =
        List.of(
            new Canvas(1024, 1024),
            new Canvas(900, 1200),
            new Canvas(1200, 900),
            new Canvas(1080, 1920),
            new Canvas(500, 500));
    List<Placement> placements = new ArrayList<>();
    placements.add(Placement.AUTOMATIC);
    placements.add(new Placement.Original());
    placements.add(new Placement.Fit(PADDING, Enlarging.NEVER));
    placements.add(new Placement.Fill(Enlarging.NEVER));
    placements.add(new Placement.At(0.37, 0.61, 1, Enlarging.NEVER));
    for (Position position : Position.values()) {
      placements.add(new Placement.Named(position, PADDING, 0.9, Enlarging.NEVER));
    }
    List<Case> cases = new ArrayList<>();
    int turn = 0;
    for (Canvas canvas : canvases) {
      for (Placement placement : placements) {
        cases.add(
            new Case(
                canvas,
                placement,
                Backdrop.values()[turn % 3],
                ShadowSettings.Mode.values()[turn % 4],
                turn % 2 == 0 ? LightMatching.NONE : LightMatching.BACKGROUND));
        turn++;
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsThePhotosOwnPixels(Case asked) {
    PlacedProduct placed = PRODUCT.place(asked.canvas(), asked.placement());
    assertEquals(1, placed.scale());

    Composition composed =
        Compositor.compose(
            placed,
            asked.backdrop().on(asked.canvas()),
            ShadowSettings.of(asked.shadow(), 1),
            asked.light());
    RgbaImage file = Photos.decode(Encoders.png(composed.image()), DecodeLimits.DEFAULTS).image();

    int left = placed.frame().x() - PRODUCT.bounds().x();
    int top = placed.frame().y() - PRODUCT.bounds().y();
    int compared = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (DISC.at(x, y) == 0) {
          assertEquals(PHOTO.argb(x, y), file.argb(left + x, top + y));
          compared++;
        }
      }
    }
    assertTrue(compared > 30_000);
    assertTrue(composed.fidelity().exact());
    assertTrue(composed.fidelity().maxEdgeDiff() <= 1);
  }
}
