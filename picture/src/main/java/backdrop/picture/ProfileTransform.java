package backdrop.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the colours of a file into sRGB, in place, by its ICC profile or, where it has none, as
 * such files are usually meant; one instance serves one decode and is not shared.
 */
final class ProfileTransform {
  /** What a pixel may differ by before a profile counts as another one than sRGB. */
  private static final int SAME = 2;

  private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

  private final Photo.Profile outcome;
  private final Inks inks;
  private final @Nullable ColorConvertOp conversion;
  private final byte @Nullable [] grayTable;

  private ProfileTransform(
      Photo.Profile outcome,
      Inks inks,
      @Nullable ColorConvertOp conversion,
      byte @Nullable [] grayTable) {
    this.outcome = outcome;
    this.inks = inks;
    this.conversion = conversion;
    this.grayTable = grayTable;
  }

  /**
   * A transform for the profile; if there is none, or it is broken or of another colour model, gray
   * and RGB stay as they are and inks are mixed by the usual formula.
   */
  static ProfileTransform of(byte @Nullable [] profile, Inks inks) {
    if (profile == null) {
      return new ProfileTransform(Photo.Profile.ABSENT, inks, null, null);
    }
    try {
      ICC_Profile icc = ICC_Profile.getInstance(profile);
      int model = icc.getColorSpaceType();
      if (inks == Inks.GRAY && model == ColorSpace.TYPE_GRAY) {
        return new ProfileTransform(Photo.Profile.CONVERTED, inks, null, grayTable(icc));
      }
      if (inks == Inks.RGB && model == ColorSpace.TYPE_RGB
          || inks == Inks.CMYK && model == ColorSpace.TYPE_CMYK) {
        ColorConvertOp op = new ColorConvertOp(new ICC_Profile[] {icc, SRGB}, null);
        // Tried at once: a broken profile often shows only when it is used.
        byte[] colours = probe(inks);
        byte[] converted = convert(op, colours, bands(inks));
        return inks == Inks.RGB && same(colours, converted)
            ? new ProfileTransform(Photo.Profile.SRGB, inks, null, null)
            : new ProfileTransform(Photo.Profile.CONVERTED, inks, op, null);
      }
    } catch (CMMException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ClassCastException broken) {
      // A profile is advice; without a sound one the numbers are taken as they are usually meant.
    }
    return new ProfileTransform(Photo.Profile.IGNORED, inks, null, null);
  }

  Photo.Profile outcome() {
    return outcome;
  }

  /**
   * Converts {@code count} pixels from the start of {@code rgba}; alpha stays, and C, M, Y, K
   * become R, G, B and full alpha.
   */
  void apply(byte[] rgba, int count) {
    if (grayTable != null) {
      for (int i = 0; i < 4 * count; i += 4) {
        Arrays.fill(rgba, i, i + 3, grayTable[rgba[i] & 255]);
      }
    } else if (conversion != null) {
      convertPixels(conversion, rgba, count);
    } else if (inks == Inks.CMYK) {
      mix(rgba, count);
    }
  }

  private void convertPixels(ColorConvertOp op, byte[] rgba, int count) {
    int bands = bands(inks);
    byte[] colours = new byte[bands * count];
    for (int from = 0, to = 0; to < colours.length; from += 4, to += bands) {
      System.arraycopy(rgba, from, colours, to, bands);
    }
    byte[] converted = convert(op, colours, bands);
    for (int from = 0, to = 0; from < converted.length; from += 3, to += 4) {
      rgba[to] = converted[from];
      rgba[to + 1] = converted[from + 1];
      rgba[to + 2] = converted[from + 2];
      if (inks == Inks.CMYK) {
        rgba[to + 3] = (byte) 255;
      }
    }
  }

  /** Each ink lets through what it leaves of the light, and black the same of all three. */
  private static void mix(byte[] inks, int count) {
    for (int i = 0; i < 4 * count; i += 4) {
      int white = 255 - (inks[i + 3] & 255);
      for (int ink = i; ink < i + 3; ink++) {
        inks[ink] = (byte) (((255 - (inks[ink] & 255)) * white + 127) / 255);
      }
      inks[i + 3] = (byte) 255;
    }
  }

  private static byte[] convert(ColorConvertOp op, byte[] colours, int bands) {
    int pixels = colours.length / bands;
    WritableRaster from =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, bands, null);
    WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, 3, null);
    from.setDataElements(0, 0, pixels, 1, colours);
    op.filter(from, to);
    return (byte[]) to.getDataElements(0, 0, pixels, 1, null);
  }

  private static int bands(Inks inks) {
    return inks == Inks.CMYK ? 4 : 3;
  }

  /** A grid over the cube of the first three bands, black ink left out. */
  private static byte[] probe(Inks inks) {
    int bands = bands(inks);
    byte[] probe = new byte[bands * 729];
    for (int i = 0; i < 729; i++) {
      for (int band = 0, rest = i; band < bands; band++, rest /= 9) {
        probe[bands * i + band] = (byte) (rest % 9 * 255 / 8);
      }
    }
    return probe;
  }

  private static boolean same(byte[] colours, byte[] converted) {
    for (int i = 0; i < colours.length; i++) {
      if (Math.abs((colours[i] & 255) - (converted[i] & 255)) > SAME) {
        return false;
      }
    }
    return true;
  }

  private static byte[] grayTable(ICC_Profile icc) {
    ICC_ColorSpace space = new ICC_ColorSpace(icc);
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) Blend.clamp(255 * space.toRGB(new float[] {i / 255f})[1]);
    }
    return table;
  }
}
