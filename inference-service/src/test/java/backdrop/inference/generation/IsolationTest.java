package backdrop.inference.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.ModelFolder;
import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.onnx.ModelReadiness;
import backdrop.inference.onnx.OnnxPainter;
import backdrop.picture.Canvas;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Gradient;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.Placement;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import backdrop.picture.light.LightMatching;
import backdrop.picture.shadow.ShadowSettings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two hundred people paint at once, each a product of a colour that nobody else has, through the
 * real painter, the starter model and eight workers.
 */
class IsolationTest {
  private static final int PEOPLE = 200;
  private static final int WORKERS = 8;
  private static final int SIDE = TestPhotos.SIDE;
  private static final OnnxPainter PAINTER = new OnnxPainter(TestFiles.unlimited());
  private static ModelReadiness model;

  private final TestShop shop = new TestShop();

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
  void noPictureShowsAnythingOfAnothers() throws Exception {
    List<Generation> asked = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      asked.add(queue(i));
    }

    paintAll();

    for (int i = 0; i < PEOPLE; i++) {
      byte[] file = file(asked.get(i).id());
      assertThat(file).isEqualTo(alone(asked.get(i), i));
      RgbaImage picture = Photos.decode(file, DecodeLimits.DEFAULTS).image();
      for (int y = 24; y < 72; y++) {
        for (int x = 30; x < 66; x++) {
          assertThat(picture.argb(x, y)).isEqualTo(0xFF00_0000 | colour(i));
        }
      }
    }
  }

  private void paintAll() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        String replica = "replica-" + i;
        ProductSource products =
            new ProductSource(shop.fresh(replica), shop.artifacts, DecodeLimits.DEFAULTS);
        GenerationWorker worker =
            new GenerationWorker(
                new Workshop(
                    shop.generations,
                    shop.artifacts,
                    products,
                    PAINTER,
                    shop.feed,
                    shop.replica(replica),
                    TestShop.Rules.USUAL,
                    shop.figures),
                shop.bell);
        workers.add(
            threads.submit(
                () -> {
                  while (worker.paintNext()) {
                    Thread.onSpinWait();
                  }
                }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
  }

  private Generation queue(int i) {
    String id = "generation-" + i;
    shop.artifacts.store(ArtifactKey.photo(id), Encoders.png(photo(i)));
    shop.artifacts.store(ArtifactKey.mask(id), TestPhotos.mask());
    Generation generation =
        TestGenerations.queued(id, "person-" + i, shop.clock.instant(), settings(i));
    shop.generations.add(generation);
    return generation;
  }

  private byte[] file(String id) throws Exception {
    Generation ended = shop.stored(id);
    ImageState.Painted painted = (ImageState.Painted) ended.images().getFirst().state();
    try (InputStream bytes = shop.artifacts.open(painted.artifact().key()).orElseThrow()) {
      return bytes.readAllBytes();
    }
  }

  /** The same generation with nobody else about. */
  private static byte[] alone(Generation generation, int i) throws Exception {
    Mask mask = Mask.decode(TestPhotos.mask(), SIDE, SIDE, DecodeLimits.DEFAULTS);
    try (Painting painting = PAINTER.begin(generation, Product.cutOut(photo(i), mask))) {
      Painter.Steps nobody = new Unheard();
      return painting.paint(generation.settings().seedOf(0), nobody, () -> false).finish().bytes();
    }
  }

  /** One picture in ten is painted by the model, the others stand before something plain. */
  private static GenerationSettings settings(int i) {
    Background background =
        switch (i % 10) {
          case 0 -> Background.PAINTED;
          case 1, 4, 7 -> Background.WHITE;
          case 2, 5, 8 -> new Background.Plain(0x102030 + 5 * i);
          default ->
              new Background.Graded(
                  new Gradient(Gradient.Shape.LINEAR, 0xffffff - 11 * i, 0x101010 + i, i));
        };
    return new GenerationSettings(
        "",
        "a light oak table",
        "",
        PromptSyntax.LITERAL,
        OptionalLong.of(1000L + i),
        1,
        2,
        3,
        "ddim",
        new Layout(
            new Canvas(SIDE, SIDE),
            new Placement.Original(),
            background,
            ShadowSettings.of(ShadowSettings.Mode.BOTH, 0.5),
            LightMatching.NONE),
        TestGenerations.SETTINGS.output());
  }

  /** Eight reds, five greens and five blues, at least 28 apart. */
  private static int colour(int i) {
    return 16 + i % 8 * 28 << 16 | 16 + i / 8 % 5 * 50 << 8 | 16 + i / 40 * 50;
  }

  private static RgbaImage photo(int i) {
    byte[] pixels = RgbaImage.plain(SIDE, SIDE, 0xe6e6e6).pixels();
    for (int y = 24; y < 72; y++) {
      for (int x = 30; x < 66; x++) {
        int at = 4 * (y * SIDE + x);
        pixels[at] = (byte) (colour(i) >> 16);
        pixels[at + 1] = (byte) (colour(i) >> 8);
        pixels[at + 2] = (byte) colour(i);
      }
    }
    return RgbaImage.of(SIDE, SIDE, pixels);
  }

  private static final class Unheard implements Painter.Steps {
    @Override
    public void stepped(int step) {}

    @Override
    public boolean wantsPreview() {
      return false;
    }

    @Override
    public void preview(int step, byte[] jpeg) {}
  }
}
