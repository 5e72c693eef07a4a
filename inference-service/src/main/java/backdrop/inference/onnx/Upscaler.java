package backdrop.inference.onnx;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.image.ImageNetwork;
import backdrop.diffusion.image.ImagePlanes;
import backdrop.diffusion.image.ImagePorts;
import backdrop.picture.RgbaImage;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Enlarges pictures with a super-resolution network in ONNX form that the operator supplies: {@code
 * [1, 3, height, width]} of sRGB values from 0 to 1 in, the same at a fixed whole multiple of the
 * size out, as Real-ESRGAN and its kin are exported. Large pictures go through in overlapping
 * pieces that are blended, so memory stays bounded and no seam shows. Any thread may call.
 */
public final class Upscaler implements UnaryOperator<RgbaImage>, AutoCloseable {
  /** Side of a piece and what neighbours share, in pixels before enlarging. */
  private static final int PIECE = 192;

  private static final int SHARED = 32;
  private static final int PROBE = 32;
  private static final int LARGEST_FACTOR = 8;

  private final ImageNetwork network;
  private final int factor;

  private Upscaler(ImageNetwork network, int factor) {
    this.network = network;
    this.factor = factor;
  }

  /**
   * Opens a network and finds out by how much it enlarges.
   *
   * @throws DiffusionException if the file cannot be opened, or does not enlarge pictures
   */
  public static Upscaler open(Path file, DeviceOptions device) {
    ImageNetwork network = ImageNetwork.open(file, ImagePorts.FIRST, device);
    try {
      ImagePlanes probe = new ImagePlanes(3, PROBE, PROBE, new float[3 * PROBE * PROBE]);
      ImagePlanes answer = network.run(probe, new Cancellation());
      int factor = answer.width() / PROBE;
      if (answer.channels() != 3
          || factor < 2
          || factor > LARGEST_FACTOR
          || answer.width() != factor * PROBE
          || answer.height() != factor * PROBE) {
        throw new DiffusionException(
            Reason.MODEL_UNSUPPORTED,
            "%s does not enlarge pictures by a whole factor from 2 to %d: %dx%d became %dx%d of %d channels"
                .formatted(
                    file.getFileName(),
                    LARGEST_FACTOR,
                    PROBE,
                    PROBE,
                    answer.width(),
                    answer.height(),
                    answer.channels()));
      }
      return new Upscaler(network, factor);
    } catch (DiffusionException e) {
      network.close();
      throw e;
    }
  }

  /** How many times wider and higher pictures become. */
  public int factor() {
    return factor;
  }

  /** The picture, opaque, at {@link #factor} times its size. */
  @Override
  public RgbaImage apply(RgbaImage picture) {
    int width = picture.width() * factor;
    int height = picture.height() * factor;
    float[] sum = new float[3 * width * height];
    float[] weight = new float[width * height];
    int[] rows = starts(picture.height());
    int[] columns = starts(picture.width());
    for (int y : rows) {
      for (int x : columns) {
        ImagePlanes piece = piece(picture, x, y);
        ImagePlanes larger = network.run(piece, new Cancellation());
        add(larger, x * factor, y * factor, width, sum, weight);
      }
    }
    byte[] pixels = new byte[4 * width * height];
    for (int i = 0; i < weight.length; i++) {
      for (int band = 0; band < 3; band++) {
        float value = 255 * sum[3 * i + band] / weight[i];
        pixels[4 * i + band] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
      pixels[4 * i + 3] = -1;
    }
    return RgbaImage.of(width, height, pixels);
  }

  /**
   * Where pieces begin along a side: evenly, each sharing at least {@link #SHARED} with the next.
   */
  private static int[] starts(int length) {
    if (length <= PIECE) {
      return new int[] {0};
    }
    int count = Math.ceilDiv(length - SHARED, PIECE - SHARED);
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = (int) ((long) i * (length - PIECE) / (count - 1));
    }
    return starts;
  }

  private static ImagePlanes piece(RgbaImage picture, int left, int top) {
    int width = Math.min(PIECE, picture.width());
    int height = Math.min(PIECE, picture.height());
    float[] values = new float[3 * width * height];
    for (int y = 0, i = 0; y < height; y++) {
      int from = picture.offset(left, top + y);
      for (int x = 0; x < width; x++, i++, from += 4) {
        for (int band = 0; band < 3; band++) {
          values[band * width * height + i] = (picture.pixels()[from + band] & 255) / 255f;
        }
      }
    }
    return new ImagePlanes(3, height, width, values);
  }

  /** Adds a piece; towards its edges it counts less, as its neighbour there counts more. */
  private void add(ImagePlanes piece, int left, int top, int width, float[] sum, float[] weight) {
    float reach = SHARED * factor;
    for (int y = 0; y < piece.height(); y++) {
      float down = Math.min(1, (Math.min(y, piece.height() - 1 - y) + 0.5f) / reach);
      for (int x = 0; x < piece.width(); x++) {
        float across = Math.min(1, (Math.min(x, piece.width() - 1 - x) + 0.5f) / reach);
        int at = (top + y) * width + left + x;
        weight[at] += down * across;
        for (int band = 0; band < 3; band++) {
          sum[3 * at + band] += down * across * piece.values()[piece.offset(band, y) + x];
        }
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
