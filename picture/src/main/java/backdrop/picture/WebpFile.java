package backdrop.picture;

import static backdrop.picture.ByteParts.ascii;
import static backdrop.picture.ByteParts.u24Little;
import static backdrop.picture.ByteParts.u32Little;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/** A walked WebP: every chunk visited, one still picture of one size found. Decoded by libwebp. */
final class WebpFile implements PhotoFile {
  private static final int FIRST_CHUNK = 12;
  private static final int ANIMATION = 0x02;
  private static final int ALPHA = 0x10;

  private final byte[] bytes;
  private final DecodeLimits limits;
  private long end;
  private int canvasWidth;
  private int canvasHeight;
  private int width;
  private int height;
  private int alphaStart;
  private int alphaEnd;
  private int pictureStart;
  private int pictureEnd;
  private long metadata;
  private byte @Nullable [] profile;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpFile(byte[] bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  static WebpFile walk(byte[] bytes, DecodeLimits limits) {
    WebpFile file = new WebpFile(bytes, limits);
    file.walk();
    return file;
  }

  @Override
  public PhotoHeader header() {
    return new PhotoHeader(
        PictureFormat.WEBP,
        (bytes[pictureStart + 3] == 'L' ? "lossless" : "lossy")
            + (alphaEnd > 0 ? " with alpha" : ""),
        width,
        height,
        orientation,
        metadata,
        bytes.length - end);
  }

  @Override
  public byte @Nullable [] profile() {
    return profile;
  }

  @Override
  public Inks inks() {
    return Inks.RGB;
  }

  @Override
  public PixelRows decode(Deadline deadline) throws IOException {
    ImageReader reader = Codecs.WEBP_READER.createReaderInstance();
    try {
      reader.setInput(ByteParts.stream(clean()), true, true);
      BufferedImage image = deadline.guard(reader, () -> reader.read(0));
      if (!(image.getRaster().getDataBuffer() instanceof DataBufferInt buffer)
          || image.getWidth() != width
          || image.getHeight() != height) {
        throw new IllegalStateException("unexpected layout of a decoded WebP: " + image);
      }
      return rows(buffer.getData(), image.getColorModel().hasAlpha());
    } finally {
      reader.dispose();
    }
  }

  private PixelRows rows(int[] argb, boolean alpha) {
    int opaque = alpha ? 0 : 255;
    return (y, rows, rgba) -> {
      int to = 0;
      for (int from = y * width; from < (y + rows) * width; from++, to += 4) {
        int pixel = argb[from];
        rgba[to] = (byte) (pixel >> 16);
        rgba[to + 1] = (byte) (pixel >> 8);
        rgba[to + 2] = (byte) pixel;
        rgba[to + 3] = (byte) (pixel >>> 24 | opaque);
      }
    };
  }

  private void walk() {
    end = 8 + u32Little(bytes, 4);
    if (end > bytes.length) {
      throw truncated();
    }
    int at = FIRST_CHUNK;
    while (at + 8 <= end) {
      long size = u32Little(bytes, at + 4);
      int body = at + 8;
      if (body + size > end) {
        throw truncated();
      }
      chunk(ascii(bytes, at, 4), body, body + (int) size);
      at = body + (int) size + (int) (size & 1);
    }
    if (pictureEnd == 0) {
      throw truncated();
    }
    if (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height)) {
      throw corrupt("its picture is not as large as its header says");
    }
  }

  private void chunk(String type, int body, int end) {
    switch (type) {
      case "VP8X" -> {
        require(end - body >= 10 && pictureEnd == 0);
        if ((bytes[body] & ANIMATION) != 0) {
          throw animated();
        }
        canvasWidth = u24Little(bytes, body + 4) + 1;
        canvasHeight = u24Little(bytes, body + 7) + 1;
        limits.checkSize(canvasWidth, canvasHeight, 4);
      }
      case "ANIM", "ANMF" -> throw animated();
      case "ALPH" -> {
        alphaStart = body;
        alphaEnd = end;
      }
      case "VP8 " -> {
        require(
            end - body >= 10
                && bytes[body + 3] == (byte) 0x9d
                && bytes[body + 4] == 1
                && bytes[body + 5] == 0x2a);
        picture(
            u24Little(bytes, body + 6) & 0x3fff,
            u24Little(bytes, body + 7) >> 8 & 0x3fff,
            body,
            end);
      }
      case "VP8L" -> {
        require(end - body >= 5 && bytes[body] == 0x2f);
        long sides = u32Little(bytes, body + 1);
        picture((int) (sides & 0x3fff) + 1, (int) (sides >> 14 & 0x3fff) + 1, body, end);
      }
      case "ICCP" -> {
        metadata(end - body);
        profile = Arrays.copyOfRange(bytes, body, end);
      }
      case "EXIF" -> {
        metadata(end - body);
        int start = ByteParts.startsWith(bytes, body, end, "Exif\0\0") ? body + 6 : body;
        orientation = ExifOrientation.read(bytes, start, end);
      }
      default -> metadata(end - body);
    }
  }

  private void metadata(int length) {
    limits.checkMetadata(metadata += length + 8L);
  }

  private void picture(int width, int height, int body, int end) {
    require(pictureEnd == 0 && width > 0 && height > 0);
    limits.checkSize(width, height, 4);
    this.width = width;
    this.height = height;
    pictureStart = body - 8;
    pictureEnd = end;
  }

  /** A file with the picture and its alpha plane alone. */
  private byte[] clean() {
    ByteParts body = new ByteParts(bytes);
    if (alphaEnd > 0 && bytes[pictureStart + 3] == ' ') {
      body.add('V', 'P', '8', 'X', 10, 0, 0, 0, ALPHA, 0, 0, 0);
      body.add(
          width - 1,
          width - 1 >> 8,
          width - 1 >> 16,
          height - 1,
          height - 1 >> 8,
          height - 1 >> 16);
      body.keep(alphaStart - 8, alphaEnd);
      body.add(new int[alphaEnd - alphaStart & 1]);
    }
    body.keep(pictureStart, pictureEnd);
    body.add(new int[pictureEnd - pictureStart & 1]);
    byte[] chunks = body.bytes();
    int size = chunks.length + 4;
    ByteParts file = new ByteParts(chunks);
    file.add('R', 'I', 'F', 'F', size, size >> 8, size >> 16, size >> 24, 'W', 'E', 'B', 'P');
    file.keep(0, chunks.length);
    return file.bytes();
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw corrupt("its header is broken");
    }
  }

  private static PictureException animated() {
    return PictureException.of(Refusal.ANIMATED, "The WebP is animated; a photo has one picture.");
  }

  private static PictureException truncated() {
    return PictureException.of(Refusal.TRUNCATED, "The WebP ends before its picture does.");
  }

  private static PictureException corrupt(String why) {
    return PictureException.of(Refusal.CORRUPT, "The WebP is broken: %s.".formatted(why));
  }
}
