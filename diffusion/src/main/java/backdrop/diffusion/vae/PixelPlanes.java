package backdrop.diffusion.vae;

import backdrop.diffusion.RgbImage;

/** Interleaved bytes to channel planes from -1 to 1, and back. */
final class PixelPlanes {

  private static final int CHANNELS = 3;

  private PixelPlanes() {}

  /** {@code [3, height, width]}; where the mask says paint, mid grey stands. */
  static float[] withoutMasked(RgbImage picture, byte[] mask) {
    int area = picture.width() * picture.height();
    float[] planes = new float[CHANNELS * area];
    for (int i = 0; i < area; i++) {
      if (!LatentMask.paints(mask[i])) {
        for (int c = 0; c < CHANNELS; c++) {
          planes[c * area + i] = (picture.rgb()[i * CHANNELS + c] & 0xFF) / 127.5f - 1;
        }
      }
    }
    return planes;
  }

  /** One picture of {@code [pictures, 3, height, width]}. */
  static RgbImage toPixels(float[] planes, int picture, int width, int height) {
    int area = width * height;
    int from = picture * CHANNELS * area;
    byte[] rgb = new byte[CHANNELS * area];
    for (int c = 0; c < CHANNELS; c++) {
      for (int i = 0; i < area; i++) {
        float value = clamp(planes[from + c * area + i]);
        rgb[i * CHANNELS + c] = (byte) Math.round((value + 1) * 127.5f);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static float clamp(float value) {
    return Math.clamp(value, -1f, 1f);
  }
}
