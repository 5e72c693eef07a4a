package backdrop.picture;

import static backdrop.picture.ByteParts.ascii;
import static backdrop.picture.ByteParts.u32;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A walked PNG: every chunk visited up to IEND, checksums of all chunks that matter to the picture
 * compared. Of an animated PNG the default picture is taken.
 */
final class PngFile implements PhotoFile {
  private static final int SIGNATURE = 8;

  /** Deflate packs at most this many bytes into one. */
  private static final int DENSEST = 1032;

  private static final int[] END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};

  private final byte[] bytes;
  private final DecodeLimits limits;
  private final ByteParts clean;
  private long packed;
  private int width;
  private int height;
  private int depth;
  private int colourType = -1;
  private byte[] palette = {};
  private byte @Nullable [] transparency;
  private byte @Nullable [] profile;
  private boolean interlaced;
  private int ending;
  private long metadata;
  private Orientation orientation = Orientation.UPRIGHT;

  private PngFile(byte[] bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.clean = new ByteParts(bytes);
  }

  static PngFile walk(byte[] bytes, DecodeLimits limits) {
    PngFile file = new PngFile(bytes, limits);
    file.walk();
    return file;
  }

  @Override
  public PhotoHeader header() {
    return new PhotoHeader(
        PictureFormat.PNG,
        samples() + (interlaced ? ", interlaced" : ""),
        width,
        height,
        orientation,
        metadata,
        bytes.length - ending);
  }

  @Override
  public byte @Nullable [] profile() {
    return profile;
  }

  @Override
  public Inks inks() {
    return colourType == 0 || colourType == 4 ? Inks.GRAY : Inks.RGB;
  }

  @Override
  public PixelRows decode(Deadline deadline) throws IOException {
    PngSamples samples = samples();
    if (height * samples.bytes(width) > packed * DENSEST) {
      throw truncated();
    }
    return PngDecoding.decode(samples, clean.bytes(), deadline);
  }

  private PngSamples samples() {
    return new PngSamples(colourType, depth, palette, transparency);
  }

  private void walk() {
    clean.keep(0, SIGNATURE);
    int at = SIGNATURE;
    boolean ended = false;
    while (!ended && at < bytes.length) {
      if (at + 12 > bytes.length) {
        throw truncated();
      }
      long length = u32(bytes, at);
      String type = ascii(bytes, at + 4, 4);
      if (length > Integer.MAX_VALUE || !type.chars().allMatch(PngFile::letter)) {
        throw corrupt("a chunk has no proper header");
      }
      if (at + 12 + length > bytes.length) {
        throw truncated();
      }
      int body = at + 8;
      int end = body + (int) length;
      if (colourType < 0 && !type.equals("IHDR")) {
        throw corrupt("it does not begin with its header");
      }
      ended = chunk(type, body, end);
      at = end + 4;
    }
    if (packed == 0) {
      throw ended ? corrupt("it holds no picture") : truncated();
    }
    // Without an end, whether all rows are there shows when they are decoded.
    clean.add(END);
    ending = at;
  }

  /** Takes in one chunk and says whether it was the last. */
  private boolean chunk(String type, int body, int end) {
    boolean intact = intact(body, end);
    boolean critical = Character.isUpperCase(type.charAt(0));
    if (!intact && (critical || type.equals("tRNS"))) {
      throw corrupt("the checksum of its chunk %s is wrong".formatted(type));
    }
    if (!critical) {
      limits.checkMetadata(metadata += end - body + 12L);
    }
    switch (type) {
      case "IHDR" -> header(body, end);
      case "PLTE" -> palette(body, end);
      case "IDAT" -> {
        if (colourType == 3 && palette.length == 0) {
          throw corrupt("its palette is missing");
        }
        packed += end - body;
        clean.keep(body - 8, end + 4);
      }
      case "IEND" -> {}
      case "tRNS" -> {
        if (packed == 0) {
          transparency = Arrays.copyOfRange(bytes, body, end);
        }
      }
      case "iCCP" -> {
        if (packed == 0) {
          profile = intact ? inflateProfile(body, end) : new byte[0];
        }
      }
      case "eXIf" -> {
        if (intact) {
          orientation = ExifOrientation.read(bytes, body, end);
        }
      }
      default -> {
        if (critical) {
          throw corrupt("it holds an unknown critical chunk");
        }
      }
    }
    return type.equals("IEND");
  }

  private void palette(int body, int end) {
    int length = end - body;
    if (palette.length > 0 || length == 0 || length % 3 != 0 || length > 768) {
      throw corrupt("its palette is broken");
    }
    palette = Arrays.copyOfRange(bytes, body, end);
    if (colourType == 3) {
      clean.keep(body - 8, end + 4);
    }
  }

  private void header(int body, int end) {
    if (colourType >= 0 || end - body != 13) {
      throw corrupt("its header is broken");
    }
    long wide = u32(bytes, body);
    long high = u32(bytes, body + 4);
    depth = bytes[body + 8];
    int type = bytes[body + 9];
    boolean known =
        switch (type) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    int interlace = bytes[body + 12];
    if (!known
        || bytes[body + 10] != 0
        || bytes[body + 11] != 0
        || interlace < 0
        || interlace > 1) {
      throw corrupt("its header is broken");
    }
    if (wide == 0 || high == 0) {
      throw corrupt("it has no pixels");
    }
    colourType = type;
    limits.checkSize(wide, high, PngSamples.bands(type) * Math.max(1, depth / 8));
    width = (int) wide;
    height = (int) high;
    interlaced = interlace == 1;
    clean.keep(body - 8, end + 4);
  }

  private boolean intact(int body, int end) {
    CRC32 crc = new CRC32();
    crc.update(bytes, body - 4, end - body + 4);
    return crc.getValue() == u32(bytes, end);
  }

  /**
   * Inflates a profile up to its limit; one that is larger or broken becomes empty and is thereby
   * ignored.
   */
  private byte[] inflateProfile(int body, int end) {
    int at = body;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    if (at + 2 >= end || bytes[at + 1] != 0) {
      return new byte[0];
    }
    int most = limits.maxInflatedBytes();
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, at + 2, end - at - 2);
      byte[] inflated = new byte[most];
      int length = 0;
      int read;
      while (length < most && (read = inflater.inflate(inflated, length, most - length)) > 0) {
        length += read;
      }
      return inflater.finished() ? Arrays.copyOf(inflated, length) : new byte[0];
    } catch (DataFormatException broken) {
      return new byte[0];
    } finally {
      inflater.end();
    }
  }

  private static boolean letter(int c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  static PictureException truncated() {
    return PictureException.of(Refusal.TRUNCATED, "The PNG ends before its picture does.");
  }

  static PictureException corrupt(String why) {
    return PictureException.of(Refusal.CORRUPT, "The PNG is broken: %s.".formatted(why));
  }
}
