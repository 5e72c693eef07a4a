package backdrop.picture;

import backdrop.picture.light.Light;
import backdrop.picture.light.LightMeter;
import backdrop.picture.light.Relighting;
import java.util.Optional;

/**
 * Compares the light on a placed product with that of its background. The product's brightness is
 * read from its own opaque pixels, the colour of its light from the photo's background where that
 * was nearly neutral, else from its own pixels too; the background's from a ring around the
 * product.
 */
final class LightMatch {
  /** How wide the ring is, over the longer side of the product's box. */
  private static final double RING = 0.25;

  private final PlacedProduct product;
  private final RgbaImage background;

  LightMatch(PlacedProduct product, RgbaImage background) {
    this.product = product;
    this.background = background;
  }

  /** The background in the product's light; as it is where either light cannot be told. */
  RgbaImage background() {
    Optional<Light> own = ofProduct();
    Optional<Light> around = ofRing();
    return own.isPresent() && around.isPresent()
        ? Relighting.between(around.get(), own.get()).of(background)
        : background;
  }

  /** The product in the background's light; as it is where either light cannot be told. */
  PlacedProduct product() {
    Optional<Light> own = ofProduct();
    Optional<Light> around = ofRing();
    return own.isPresent() && around.isPresent()
        ? product.shownAs(Relighting.between(own.get(), around.get()).of(product.image()))
        : product;
  }

  private Optional<Light> ofProduct() {
    byte[] pixels = product.image().pixels();
    LightMeter meter = new LightMeter();
    for (int i = 0; i < pixels.length; i += 4) {
      if (pixels[i + 3] == -1) {
        meter.add(pixels, i);
      }
    }
    return meter.reading().map(own -> ofPaper().map(paper -> paper.asBrightAs(own)).orElse(own));
  }

  /** The light on what stood behind the product in its photo, if that can be taken for gray. */
  private Optional<Light> ofPaper() {
    if (!product.hasOldBackground()) {
      return Optional.empty();
    }
    Box ring = ring();
    LightMeter meter = new LightMeter();
    float[] colour = new float[3];
    byte[] code = new byte[3];
    int step = Math.max(1, Math.max(ring.width(), ring.height()) / 64);
    for (int y = ring.y(); y < ring.bottom(); y += step) {
      for (int x = ring.x(); x < ring.right(); x += step) {
        product.oldBackground(x, y, colour);
        for (int band = 0; band < 3; band++) {
          code[band] = (byte) Blend.clamp(colour[band]);
        }
        meter.add(code, 0);
      }
    }
    return meter.reading().filter(Light::nearlyNeutral);
  }

  private Optional<Light> ofRing() {
    Box ring = ring();
    LightMeter meter = new LightMeter();
    for (int y = ring.y(); y < ring.bottom(); y++) {
      for (int x = ring.x(); x < ring.right(); x++) {
        int at = background.offset(x, y);
        if (!Product.visible(product.image().pixels()[at + 3] & 255)) {
          meter.add(background.pixels(), at);
        }
      }
    }
    return meter.reading();
  }

  private Box ring() {
    Box frame = product.frame();
    int reach = (int) Math.ceil(RING * Math.max(frame.width(), frame.height()));
    int left = Math.max(0, frame.x() - reach);
    int top = Math.max(0, frame.y() - reach);
    int right = Math.min(background.width(), frame.right() + reach);
    int bottom = Math.min(background.height(), frame.bottom() + reach);
    return new Box(left, top, right - left, bottom - top);
  }
}
