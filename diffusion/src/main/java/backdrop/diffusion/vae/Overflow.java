package backdrop.diffusion.vae;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.RgbImage;

/**
 * The traces that numbers leave where half precision, which ends at 65504, did not suffice: values
 * that are none, or a picture of one colour.
 */
public final class Overflow {

  private Overflow() {}

  /** Fails with {@link Reason#NOT_FINITE} if one of a network's values is no finite number. */
  static void check(String network, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new DiffusionException(
            Reason.NOT_FINITE, network + " gave values that are no numbers");
      }
    }
  }

  /**
   * True if all pixels are the same but for one code value. No sampler ends there: even the
   * plainest background keeps some noise, and whatever is not painted keeps its pixels.
   */
  public static boolean flat(RgbImage picture) {
    byte[] rgb = picture.rgb();
    for (int channel = 0; channel < 3; channel++) {
      int low = 255;
      int high = 0;
      for (int i = channel; i < rgb.length; i += 3) {
        low = Math.min(low, rgb[i] & 0xFF);
        high = Math.max(high, rgb[i] & 0xFF);
      }
      if (high - low > 1) {
        return false;
      }
    }
    return true;
  }
}
