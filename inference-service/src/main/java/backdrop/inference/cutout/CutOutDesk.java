package backdrop.inference.cutout;

import backdrop.inference.reason.PictureRefusals;
import backdrop.picture.DecodeLimits;
import backdrop.picture.DecoderSlots;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;

/** Finds products in photos; a few at once, since decoded photos are large. */
public final class CutOutDesk {
  private final ProductCutter cutter;
  private final DecodeLimits limits;
  private final DecoderSlots slots;

  /**
   * @param slots one for each photo that may be in memory decoded; shared by all who decode
   */
  public CutOutDesk(ProductCutter cutter, DecodeLimits limits, DecoderSlots slots) {
    this.cutter = cutter;
    this.limits = limits;
    this.slots = slots;
  }

  /**
   * The product of a photo file.
   *
   * @throws backdrop.kit.failure.Failure with a picture reason
   */
  public CutOut cutOut(byte[] photo) {
    try (var _ = slots.take()) {
      return cutter.cut(Photos.decode(photo, limits).image());
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    }
  }
}
