package backdrop.picture;

import static backdrop.picture.ByteParts.startsWith;
import static backdrop.picture.ByteParts.u16;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A walked JPEG: every segment visited up to the end of the first image, scans counted, metadata
 * weighed. Baseline, extended and progressive Huffman files of 8 bits with 1, 3 or 4 components
 * pass.
 */
final class JpegFile implements PhotoFile {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DHT = 0xc4;
  private static final int DNL = 0xdc;
  private static final int DAC = 0xcc;
  private static final int COM = 0xfe;
  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";

  private final byte[] bytes;
  private final DecodeLimits limits;
  private final ByteParts clean;
  private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
  private int position = 2;
  private int width;
  private int height;
  private final JpegColours colours = new JpegColours();
  private boolean framed;
  private boolean progressive;
  private int scans;
  private long metadata;
  private int iccChunks;
  private int iccCount = -1;
  private boolean exifSeen;
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegFile(byte[] bytes, DecodeLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.clean = new ByteParts(bytes);
  }

  static JpegFile walk(byte[] bytes, DecodeLimits limits) {
    JpegFile file = new JpegFile(bytes, limits);
    file.walk();
    return file;
  }

  @Override
  public PhotoHeader header() {
    return new PhotoHeader(
        PictureFormat.JPEG,
        (progressive ? "progressive " : "") + colours,
        width,
        height,
        orientation,
        metadata,
        bytes.length - position);
  }

  @Override
  public byte @Nullable [] profile() {
    if (iccCount < 0) {
      return null;
    }
    return iccChunks == iccCount ? icc.toByteArray() : new byte[0];
  }

  @Override
  public Inks inks() {
    return colours.inks();
  }

  @Override
  public PixelRows decode(Deadline deadline) throws IOException {
    return JpegDecoding.decode(colours, clean.bytes(), deadline);
  }

  private void walk() {
    clean.add(0xff, SOI);
    while (true) {
      int marker = nextMarker();
      if (marker < 0) {
        endWithoutMarker();
        return;
      }
      if (marker == EOI) {
        if (scans == 0) {
          throw corrupt("it ends before its first scan");
        }
        clean.add(0xff, EOI);
        return;
      }
      if (marker >= 0xd0 && marker <= SOI || marker == 0x01) {
        continue;
      }
      segment(marker);
    }
  }

  /** Moves behind the next marker and returns it, or -1 at the end of the bytes. */
  private int nextMarker() {
    while (position + 1 < bytes.length) {
      int next = bytes[position + 1] & 255;
      if (bytes[position] != -1 || next == 0) {
        position++;
      } else if (next == 0xff) {
        position++;
      } else {
        position += 2;
        return next;
      }
    }
    return -1;
  }

  private void segment(int marker) {
    if (position + 2 > bytes.length) {
      throw truncated();
    }
    int start = position - 2;
    int body = position + 2;
    int end = position + u16(bytes, position);
    if (end < body) {
      throw corrupt("a segment has a wrong length");
    }
    if (end > bytes.length) {
      throw truncated();
    }
    position = end;
    if (marker == DNL) {
      throw corrupt("its height is only told at its end");
    } else if (marker == SOS) {
      scan(start);
    } else if (marker >= 0xe0 && marker <= 0xef || marker == COM) {
      limits.checkMetadata(metadata += end - start);
      application(marker, body, end);
    } else if (marker == DAC || marker >= 0xc0 && marker <= 0xcf && marker != DHT) {
      frame(marker, body, end);
      colours.write(clean);
      clean.keep(start, end);
    } else {
      clean.keep(start, end);
    }
  }

  private void frame(int marker, int body, int end) {
    if (marker > 0xc2) {
      throw variant("it is an arithmetic-coded, lossless or hierarchical JPEG");
    }
    if (end - body < 6 || framed) {
      throw corrupt("its frame header is broken");
    }
    if (bytes[body] != 8) {
      throw variant("it has %d bits per sample, not 8".formatted(bytes[body] & 255));
    }
    height = u16(bytes, body + 1);
    width = u16(bytes, body + 3);
    int components = bytes[body + 5] & 255;
    if (width == 0 || height == 0 || end - body != 6 + 3 * components) {
      throw corrupt("its frame header is broken");
    }
    if (components != 1 && components != 3 && components != 4) {
      throw variant("it has %d colour components".formatted(components));
    }
    limits.checkSize(width, height, components);
    for (int i = 0; i < components; i++) {
      colours.component(bytes[body + 6 + 3 * i]);
    }
    progressive = marker == 0xc2;
    framed = true;
  }

  private void scan(int start) {
    if (!framed) {
      throw corrupt("a scan comes before the frame header");
    }
    limits.checkScans(++scans, (long) width * height);
    int at = position;
    // In the coded data 0xff is followed by 0 or by a restart marker; anything else ends the scan.
    while (at + 1 < bytes.length) {
      if (bytes[at] == -1) {
        int next = bytes[at + 1] & 255;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          break;
        }
      }
      at++;
    }
    position = at + 1 < bytes.length ? at : bytes.length;
    clean.keep(start, position);
  }

  private void application(int marker, int body, int end) {
    switch (marker) {
      case 0xe0, 0xee -> colours.marker(bytes, body, end);
      case 0xe1 -> {
        if (!exifSeen && startsWith(bytes, body, end, EXIF)) {
          exifSeen = true;
          orientation = ExifOrientation.read(bytes, body + EXIF.length(), end);
        }
      }
      case 0xe2 -> {
        if (startsWith(bytes, body, end, ICC) && end - body > ICC.length() + 2) {
          profilePart(body + ICC.length(), end);
        }
      }
      default -> {}
    }
  }

  /**
   * A profile comes in numbered parts; parts out of order leave an empty profile, which is then
   * ignored.
   */
  private void profilePart(int at, int end) {
    if (iccCount < 0) {
      iccCount = bytes[at + 1] & 255;
    }
    iccChunks++;
    if ((bytes[at] & 255) != iccChunks || iccChunks > iccCount) {
      icc.reset();
      iccCount = 0;
      return;
    }
    icc.write(bytes, at + 2, end - at - 2);
  }

  /**
   * No end marker: fine where one scan holds everything, for then the decoder tells whether the
   * data is complete.
   */
  private void endWithoutMarker() {
    if (scans != 1) {
      throw truncated();
    }
    position = bytes.length;
  }

  private static PictureException truncated() {
    return PictureException.of(Refusal.TRUNCATED, "The JPEG ends before its picture does.");
  }

  private static PictureException corrupt(String why) {
    return PictureException.of(Refusal.CORRUPT, "The JPEG is broken: %s.".formatted(why));
  }

  private static PictureException variant(String why) {
    return PictureException.of(
        Refusal.UNSUPPORTED_VARIANT, "This kind of JPEG is not accepted: %s.".formatted(why));
  }
}
