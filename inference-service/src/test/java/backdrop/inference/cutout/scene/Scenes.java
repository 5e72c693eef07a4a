package backdrop.inference.cutout.scene;

import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Scenes by number: the same kind and seed give the same scene. */
public final class Scenes {
  private static final double SENSOR_NOISE = 1.2;

  private Scenes() {}

  /** The first scenes of a kind. */
  public static Stream<Scene> of(SceneKind kind, int count) {
    return LongStream.rangeClosed(1, count).mapToObj(seed -> scene(kind, seed));
  }

  /** One scene, 512 to 1024 pixels wide and high. */
  public static Scene scene(SceneKind kind, long seed) {
    Random random = new Random(1000 * seed + kind.ordinal());
    int width = 512 + 64 * random.nextInt(9);
    int height = 512 + 64 * random.nextInt(9);
    Silhouette outline = new Silhouette(width, height, random);
    float[] alpha = draw(outline, kind).alpha(random.nextDouble(0.5, 1.0));
    Colours background = background(kind, width, height, random);
    Colours product =
        kind == SceneKind.WHITE_ON_WHITE
            ? Colours.white(width, height, random)
            : Colours.product(width, height, random, background, 60);
    if (kind == SceneKind.SHADOW) {
      castShadow(background, alpha, random);
    }
    if (kind == SceneKind.RING) {
      shade(background, alpha, random);
    }
    return new Scene(
        kind,
        seed,
        photo(kind, product, alpha, background, random),
        image(product),
        alpha,
        image(background));
  }

  private static Silhouette draw(Silhouette outline, SceneKind kind) {
    return switch (kind) {
      case RING -> outline.ring();
      case STRAPS -> outline.straps();
      case HAIR -> outline.hair();
      case GLASS -> outline.glass();
      case PLAIN, SHADOW, GRADIENT, NOISE, WHITE_ON_WHITE, TEXTURED -> outline.solid();
    };
  }

  private static Colours background(SceneKind kind, int width, int height, Random random) {
    return switch (kind) {
      case GRADIENT -> Colours.backdrop(width, height, random, random.nextDouble(0.25, 0.45));
      case TEXTURED -> Colours.textured(width, height, random);
      case WHITE_ON_WHITE -> Colours.of(width, height, (x, y, band) -> 250 - 2 * y);
      case PLAIN, RING, STRAPS, HAIR, SHADOW, NOISE, GLASS ->
          Colours.backdrop(width, height, random, 0.03);
    };
  }

  /** Darkens the floor at the product's foot and, fainter and wider, to one side. */
  private static void castShadow(Colours background, float[] alpha, Random random) {
    int width = background.width;
    int foot = 0;
    double middle = 0;
    double weight = 0;
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] > 0.5) {
        foot = i / width;
      }
    }
    for (int i = 0; i < alpha.length; i++) {
      if (alpha[i] > 0.5 && i / width > foot - 0.05 * width) {
        middle += i % width;
        weight++;
      }
    }
    middle /= weight;
    double side = random.nextBoolean() ? 1 : -1;
    double dark = random.nextDouble(0.3, 0.6);
    double unit = Math.min(width, background.height);
    for (int i = 0; i < alpha.length; i++) {
      double x = (i % width - middle) / unit;
      double y = ((double) i / width - foot) / unit;
      double contact = Math.exp(-(x * x / 0.03 + y * y / 0.0006));
      double cast = Math.exp(-(Math.pow(x - side * 0.14, 2) / 0.04 + y * y / 0.004));
      double light = 1 - dark * contact - 0.5 * dark * cast;
      for (int band = 0; band < 3; band++) {
        background.planes[band][i] *= (float) light;
      }
    }
  }

  /** The product keeps some light from the backdrop near it, and so from what its ring shows. */
  private static void shade(Colours background, float[] alpha, Random random) {
    int width = background.width;
    double dark = random.nextDouble(0.12);
    float[] near = Gaussian.blurred(alpha, width, background.height, 0.03 * width);
    for (float[] plane : background.planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] *= (float) (1 - dark * near[i]);
      }
    }
  }

  private static RgbaImage photo(
      SceneKind kind, Colours product, float[] alpha, Colours background, Random random) {
    double noise = kind == SceneKind.NOISE ? random.nextDouble(4, 7) : SENSOR_NOISE;
    byte[] pixels = new byte[4 * alpha.length];
    for (int i = 0; i < alpha.length; i++) {
      for (int band = 0; band < 3; band++) {
        double seen =
            alpha[i] * product.planes[band][i] + (1 - alpha[i]) * background.planes[band][i];
        pixels[4 * i + band] = code(seen + noise * random.nextGaussian());
      }
      pixels[4 * i + 3] = (byte) 255;
    }
    RgbaImage taken = RgbaImage.of(product.width, product.height, pixels);
    return kind == SceneKind.NOISE
        ? Photos.decode(Encoders.jpeg(taken, 60), DecodeLimits.DEFAULTS).image()
        : taken;
  }

  private static RgbaImage image(Colours colours) {
    byte[] pixels = new byte[4 * colours.width * colours.height];
    for (int i = 0; i < pixels.length / 4; i++) {
      for (int band = 0; band < 3; band++) {
        pixels[4 * i + band] = code(colours.planes[band][i]);
      }
      pixels[4 * i + 3] = (byte) 255;
    }
    return RgbaImage.of(colours.width, colours.height, pixels);
  }

  private static byte code(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }
}
