package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a file, the answer is a picture or a typed refusal. The same seed breaks the
 * same files; {@code -Dmutations=20000} breaks more of them.
 */
final class BrokenPhotosTest {
  private static final int MUTATIONS = Integer.getInteger("mutations", 3000);
  private static final DecodeLimits LIMITS = DecodeLimits.DEFAULTS.withMinSide(1);

  private final Random random = new Random(20_26);

  private static List<byte[]> soundFiles() {
    RgbaImage quarters = Jpegs.quarters(48, 40);
    byte[] soft = quarters.pixels().clone();
    for (int i = 3; i < soft.length; i += 4) {
      soft[i] = (byte) i;
    }
    RgbaImage transparent = RgbaImage.of(48, 40, soft);
    List<byte[]> files = new ArrayList<>();
    byte[] icc =
        java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_LINEAR_RGB).getData();
    files.add(Jpegs.with(Encoders.jpeg(quarters, 80), Jpegs.exif(6), Jpegs.profile(icc, 1, 1)));
    files.add(Jpegs.with(Jpegs.cmyk(48, 40, 10, 200, 30, 40), Jpegs.exif(3)));
    files.add(Encoders.webp(transparent, 80));
    files.add(Encoders.losslessWebp(transparent));
    for (int colourType : new int[] {0, 2, 4, 6}) {
      var png = new TestPng(33, 21, 16, colourType, colourType > 2, TestPng.EVERY_FILTER, 700);
      byte[] profile = Pngs.chunk("iCCP", Jpegs.join("p\0\0", Pngs.deflate(icc)));
      files.add(png.bytes(png.samples(), profile, Pngs.chunk("eXIf", Jpegs.tiff(3, 8))));
    }
    var palette = new TestPng(33, 21, 4, 3, true, TestPng.EVERY_FILTER, 100);
    files.add(
        palette.bytes(
            palette.samples(), Pngs.chunk("PLTE", new byte[48]), Pngs.chunk("tRNS", new byte[9])));
    return files;
  }

  @Test
  void answersWhateverIsBrokenWithAPictureOrARefusal() {
    List<byte[]> sound = soundFiles();
    int answers = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] broken = broken(sound.get(i % sound.size()), sound);
      try {
        Photo photo = Photos.decode(broken, LIMITS);
        PhotoHeader header = Photos.inspect(broken, LIMITS);
        answers += photo.image().width() == header.uprightWidth() ? 1 : 0;
      } catch (PictureException refused) {
        answers++;
      }
    }
    assertEquals(MUTATIONS, answers);
  }

  private byte[] broken(byte[] file, List<byte[]> all) {
    byte[] broken = file.clone();
    for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
      int at = random.nextInt(broken.length);
      switch (random.nextInt(7)) {
        case 0 -> broken[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> broken[at] = (byte) random.nextInt();
        case 2 -> broken[random.nextInt(Math.min(200, broken.length))] = (byte) random.nextInt();
        case 3 -> Arrays.fill(broken, at, Math.min(broken.length, at + 4), (byte) -1);
        case 4 -> broken = Arrays.copyOf(broken, Math.max(4, at));
        case 5 -> broken = spliced(broken, at, broken, random.nextInt(broken.length));
        default -> {
          byte[] other = all.get(random.nextInt(all.size()));
          broken = spliced(broken, at, other, random.nextInt(other.length));
        }
      }
    }
    // Half of the PNGs get checksums that fit, so that what is broken comes past them.
    return random.nextBoolean() ? withSoundChecksums(broken) : broken;
  }

  private static byte[] spliced(byte[] head, int end, byte[] tail, int start) {
    byte[] spliced = Arrays.copyOf(head, Math.max(4, end) + tail.length - start);
    System.arraycopy(tail, start, spliced, Math.max(4, end), tail.length - start);
    return spliced;
  }

  private static byte[] withSoundChecksums(byte[] file) {
    if (!new String(file, StandardCharsets.ISO_8859_1).startsWith("\u0089PNG")) {
      return file;
    }
    byte[] mended = file.clone();
    int at = 8;
    while (at + 12 <= mended.length) {
      long length = ByteParts.u32(mended, at);
      if (at + 12 + length > mended.length) {
        break;
      }
      int end = at + 8 + (int) length;
      CRC32 crc = new CRC32();
      crc.update(mended, at + 4, end - at - 4);
      for (int i = 0; i < 4; i++) {
        mended[end + i] = (byte) (crc.getValue() >> 24 - 8 * i);
      }
      at = end + 4;
    }
    return mended;
  }
}
