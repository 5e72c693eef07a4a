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
  private final DecoderSlots places;

  /**
   * @param places one for each photo that may be in memory at once; shared by all who decode
   */
  public CutOutDesk(ProductCutter cutter, DecodeLimits limits, DecoderSlots places) {
    this.cutter = cutter;
    this.limits = limits;
    this.places = places;
  }

  /**
   * The product of a photo file.
   *
   * @throws backdrop.kit.failure.Failure with a picture reason
   */
  public CutOut cutOut(byte[] photo) {
    try (var _ = places.take()) {
      return cutter.cut(Photos.decode(photo, limits).image());
    } catch (PictureException refused) {
      throw PictureRefusals.failure(refused);
    }
  }
}
