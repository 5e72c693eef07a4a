package backdrop.inference.generation;

import backdrop.inference.cutout.CutOut;
import backdrop.inference.cutout.ProductCutter;
import backdrop.inference.reason.InferenceReason;
import backdrop.inference.reason.PictureRefusals;
import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Encoders;
import backdrop.picture.Mask;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;

/**
 * Makes sure that photo and mask can be painted before anything is accepted. Decoded photos are
 * large, so only a few are looked at at once; the others wait here.
 */
public final class PhotoIntake {
  /**
   * A photo that can be painted.
   *
   * @param mask PNG; the one that was sent, or a cut-out
   */
  record Paintable(byte[] mask, Product product) {}

  private final ProductCutter cutter;
  private final DecodeLimits limits;
  private final DecoderSlots slots;

  /**
   * @param slots one for each photo that may be in memory decoded; shared by all who decode
   */
  public PhotoIntake(ProductCutter cutter, DecodeLimits limits, DecoderSlots slots) {
    this.cutter = cutter;
    this.limits = limits;
    this.slots = slots;
  }

  /**
   * What to paint with: the mask that was sent, once it is proven to fit, or a cut-out.
   *
   * @throws Failure with a picture reason
   */
  Paintable check(GenerationStart start, GenerationSettings settings) {
    try (var _ = slots.take()) {
      RgbaImage photo = Photos.decode(start.photo(), limits).image();
      Mask mask =
          start
              .mask()
              .map(png -> Mask.decode(png, photo.width(), photo.height(), limits))
              .orElseGet(() -> cutOut(photo));
      Product product = Product.cutOut(photo, mask);
      product.place(settings.layout().canvas(), settings.layout().placement());
      return new Paintable(start.mask().orElseGet(() -> Encoders.png(mask)), product);
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    }
  }

  private Mask cutOut(RgbaImage photo) {
    CutOut found = cutter.cut(photo);
    if (found.confidence() == 0) {
      throw new Failure(
          InferenceReason.PRODUCT_NOT_FOUND,
          "No product stands out from this photo's background; send a mask with it.");
    }
    return found.mask();
  }
}
