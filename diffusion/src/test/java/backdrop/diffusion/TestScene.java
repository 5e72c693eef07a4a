package backdrop.diffusion;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A dark violet block in white, the white to be painted over; and ways to compare pictures. */
final class TestScene {

  static final int SIDE = 128;
  static final Sampling FEW = new Sampling(Sampler.DDIM, 4, 3.5);

  /** The indexes of the pixels of the block. */
  static final int[] PRODUCT = pixels(true);

  static final int[] BACKGROUND = pixels(false);
  static final int[] EVERYTHING = IntStream.range(0, SIDE * SIDE).toArray();

  private static final byte[] BLOCK_COLOUR = {90, 30, 110};

  private TestScene() {}

  static InpaintingRequest request(String prompt, long seed, Sampling sampling) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    byte[] mask = new byte[SIDE * SIDE];
    Arrays.fill(rgb, (byte) 255);
    Arrays.fill(mask, (byte) 255);
    for (int pixel : PRODUCT) {
      mask[pixel] = 0;
      System.arraycopy(BLOCK_COLOUR, 0, rgb, pixel * 3, 3);
    }
    return new InpaintingRequest(new RgbImage(SIDE, SIDE, rgb), mask, prompt, "", seed, sampling);
  }

  /** A black picture of this size, all of it to be painted. */
  static InpaintingRequest empty(int width, int height) {
    byte[] mask = new byte[width * height];
    Arrays.fill(mask, (byte) 255);
    RgbImage picture = new RgbImage(width, height, new byte[width * height * 3]);
    return new InpaintingRequest(picture, mask, "beach", "", 1, FEW);
  }

  /** The mean difference of two pictures over some of their pixels, in codes. */
  static double meanDifference(byte[] left, byte[] right, int[] pixels) {
    double sum = 0;
    for (int pixel : pixels) {
      for (int i = pixel * 3; i < pixel * 3 + 3; i++) {
        sum += Math.abs((left[i] & 0xFF) - (right[i] & 0xFF));
      }
    }
    return sum / (pixels.length * 3);
  }

  /** Which of red, green and blue is strongest in the background. */
  static int strongestBackgroundChannel(byte[] rgb) {
    long[] sums = new long[3];
    for (int pixel : BACKGROUND) {
      for (int c = 0; c < 3; c++) {
        sums[c] += rgb[pixel * 3 + c] & 0xFF;
      }
    }
    return IntStream.range(0, 3).reduce((a, b) -> sums[b] > sums[a] ? b : a).orElseThrow();
  }

  /** The mean of each square of eight by eight pixels. */
  static RgbImage shrunk(RgbImage picture) {
    int side = SIDE / 8;
    int[] sums = new int[side * side * 3];
    for (int i = 0; i < picture.rgb().length; i++) {
      int pixel = i / 3;
      int at = (pixel / SIDE / 8 * side + pixel % SIDE / 8) * 3 + i % 3;
      sums[at] += picture.rgb()[i] & 0xFF;
    }
    byte[] means = new byte[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (byte) (sums[i] / 64);
    }
    return new RgbImage(side, side, means);
  }

  private static int[] pixels(boolean product) {
    return IntStream.range(0, SIDE * SIDE)
        .filter(i -> product == (i % SIDE / 40 == 1 && i / SIDE / 40 == 1))
        .toArray();
  }
}
