package backdrop.inference.segmentation;

import backdrop.diffusion.image.ImagePlanes;
import backdrop.inference.cutout.Segmentation.Shares;
import backdrop.inference.segmentation.NetworkDescriptor.Resize;
import backdrop.picture.RgbaImage;
import backdrop.picture.Thumbnails;

/** A photo as a network sees it: a square of planes, and the way back to the photo. */
final class NetworkPicture {
  private final NetworkDescriptor descriptor;
  private final RgbaImage seen;

  /** Where the photo lies in the square, in pixels. */
  private final int left;

  private final int top;
  private final int width;
  private final int height;

  NetworkPicture(NetworkDescriptor descriptor, RgbaImage photo) {
    this.descriptor = descriptor;
    // Shrinking by the reference resampler; what is then missing on the shorter side is enlarged.
    this.seen = Thumbnails.fit(photo, descriptor.size());
    int size = descriptor.size();
    boolean whole = descriptor.resize() == Resize.STRETCH;
    double scale = (double) size / Math.max(photo.width(), photo.height());
    this.width = whole ? size : Math.max(1, (int) Math.round(scale * photo.width()));
    this.height = whole ? size : Math.max(1, (int) Math.round(scale * photo.height()));
    this.left = (size - width) / 2;
    this.top = (size - height) / 2;
  }

  /** {@code [3, size, size]}; around the photo everything is the mean colour, which is 0. */
  ImagePlanes planes() {
    int size = descriptor.size();
    float[] values = new float[3 * size * size];
    for (int band = 0; band < 3; band++) {
      double mean = descriptor.mean().get(band);
      double deviation = descriptor.deviation().get(band);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double code = sample((x + 0.5) / width, (y + 0.5) / height, band);
          values[(band * size + top + y) * size + left + x] =
              (float) ((code / 255 - mean) / deviation);
        }
      }
    }
    return new ImagePlanes(3, size, size, values);
  }

  private double sample(double across, double down, int band) {
    double x = Math.clamp(across * seen.width() - 0.5, 0, seen.width() - 1.0);
    double y = Math.clamp(down * seen.height() - 0.5, 0, seen.height() - 1.0);
    int column = Math.min((int) x, Math.max(0, seen.width() - 2));
    int row = Math.min((int) y, Math.max(0, seen.height() - 2));
    int next = Math.min(column + 1, seen.width() - 1);
    int below = Math.min(row + 1, seen.height() - 1);
    double upper = mix(code(column, row, band), code(next, row, band), x - column);
    double lower = mix(code(column, below, band), code(next, below, band), x - column);
    return mix(upper, lower, y - row);
  }

  private int code(int x, int y, int band) {
    return seen.pixels()[seen.offset(x, y) + band] & 255;
  }

  private static double mix(double one, double other, double share) {
    return one + (other - one) * share;
  }

  /** What the network's numbers say about the photo. */
  Shares shares(ImagePlanes answer) {
    int answerWidth = answer.width();
    int answerHeight = answer.height();
    int size = descriptor.size();
    int fromX = left * answerWidth / size;
    int fromY = top * answerHeight / size;
    int wide = Math.max(1, width * answerWidth / size);
    int high = Math.max(1, height * answerHeight / size);
    float[] values = new float[wide * high];
    for (int y = 0; y < high; y++) {
      System.arraycopy(
          answer.values(), answer.offset(0, fromY + y) + fromX, values, y * wide, wide);
    }
    activate(values);
    return new Shares(wide, high, values, descriptor.name());
  }

  private void activate(float[] values) {
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    for (int i = 0; i < values.length; i++) {
      double share =
          switch (descriptor.activation()) {
            case NONE -> values[i];
            case SIGMOID -> 1 / (1 + Math.exp(-values[i]));
            case MINMAX -> most > least ? (values[i] - least) / (most - least) : 0;
          };
      values[i] = (float) Math.clamp(share, 0, 1);
    }
  }
}
