package backdrop.picture;

import java.util.Arrays;

/**
 * Turns the inflated data of a PNG into rows: takes off the filters and puts interlaced pixels in
 * their places. Written out here because Java's reader changes gray values, passes over wrong
 * checksums and keeps a second copy of the picture.
 */
final class PngDecoding implements PixelRows {
  private static final int[] PASS_X = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] PASS_Y = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};

  private final PngData data;
  private final PngSamples samples;
  private final int width;
  private final int height;
  private final byte[] interlaced;
  private byte[] line;
  private byte[] above;

  /** Nothing is read yet, but for an interlaced picture, which is read whole. */
  PngDecoding(
      PngData data,
      PngSamples samples,
      int width,
      int height,
      boolean interlace,
      Deadline deadline) {
    this.data = data;
    this.samples = samples;
    this.width = width;
    this.height = height;
    this.line = new byte[1 + samples.bytes(width)];
    this.above = new byte[line.length];
    this.interlaced = interlace ? passes(deadline) : new byte[0];
  }

  @Override
  public void copy(int y, int rows, byte[] rgba) {
    if (interlaced.length > 0) {
      System.arraycopy(interlaced, 4 * y * width, rgba, 0, 4 * rows * width);
      return;
    }
    for (int row = 0; row < rows; row++) {
      readRow(samples.bytes(width));
      samples.copy(line, width, rgba, 4 * row * width, 4);
    }
    if (y + rows == height) {
      data.end();
    }
  }

  @Override
  public void close() {
    data.close();
  }

  private byte[] passes(Deadline deadline) {
    byte[] rgba = new byte[4 * width * height];
    for (int pass = 0; pass < 7; pass++) {
      int count = (width - PASS_X[pass] + STEP_X[pass] - 1) / STEP_X[pass];
      if (count > 0) {
        int bytes = samples.bytes(count);
        // Each pass begins below a row of zeros.
        Arrays.fill(line, (byte) 0);
        for (int y = PASS_Y[pass]; y < height; y += STEP_Y[pass]) {
          readRow(bytes);
          samples.copy(line, count, rgba, 4 * (y * width + PASS_X[pass]), 4 * STEP_X[pass]);
          deadline.check();
        }
      }
    }
    data.end();
    return rgba;
  }

  /** Reads the next row into {@link #line} behind its filter byte. */
  private void readRow(int bytes) {
    byte[] swap = above;
    above = line;
    line = swap;
    data.read(line, 1 + bytes);
    int back = samples.filterDistance();
    switch (line[0]) {
      case 0 -> {}
      case 1 -> left(back, bytes);
      case 2 -> up(bytes);
      case 3 -> average(back, bytes);
      case 4 -> paeth(back, bytes);
      default -> throw PngFile.corrupt("a row has a filter that does not exist");
    }
  }

  private void left(int back, int bytes) {
    for (int i = 1 + back; i <= bytes; i++) {
      line[i] += line[i - back];
    }
  }

  private void up(int bytes) {
    for (int i = 1; i <= bytes; i++) {
      line[i] += above[i];
    }
  }

  private void average(int back, int bytes) {
    for (int i = 1; i <= bytes; i++) {
      int before = i <= back ? 0 : line[i - back] & 255;
      line[i] += (byte) (before + (above[i] & 255) >> 1);
    }
  }

  private void paeth(int back, int bytes) {
    for (int i = 1; i <= Math.min(back, bytes); i++) {
      line[i] += above[i];
    }
    for (int i = 1 + back; i <= bytes; i++) {
      line[i] +=
          (byte) PngWriter.paeth(line[i - back] & 255, above[i] & 255, above[i - back] & 255);
    }
  }
}
