package backdrop.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/**
 * Turns the colours of an embedded ICC profile into sRGB, in place; one instance serves one decode
 * and is not shared.
 */
final class ProfileTransform {
  /** What a pixel may differ by before a profile counts as another one than sRGB. */
  private static final int SAME = 2;

  private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

  private final Photo.Profile outcome;
  private final @Nullable ColorConvertOp rgb;
  private final byte @Nullable [] gray;

  private ProfileTransform(
      Photo.Profile outcome, @Nullable ColorConvertOp rgb, byte @Nullable [] gray) {
    this.outcome = outcome;
    this.rgb = rgb;
    this.gray = gray;
  }

  /**
   * A transform for the profile, which does nothing if there is none, if it is broken or of another
   * colour model.
   */
  static ProfileTransform of(byte @Nullable [] profile, boolean grayPixels) {
    if (profile == null) {
      return new ProfileTransform(Photo.Profile.ABSENT, null, null);
    }
    try {
      ICC_Profile icc = ICC_Profile.getInstance(profile);
      int model = icc.getColorSpaceType();
      if (grayPixels && model == ColorSpace.TYPE_GRAY) {
        return new ProfileTransform(Photo.Profile.CONVERTED, null, grayTable(icc));
      }
      if (model == ColorSpace.TYPE_RGB && !grayPixels) {
        ColorConvertOp op = new ColorConvertOp(new ICC_Profile[] {icc, SRGB}, null);
        return saysSrgb(op)
            ? new ProfileTransform(Photo.Profile.SRGB, null, null)
            : new ProfileTransform(Photo.Profile.CONVERTED, op, null);
      }
    } catch (CMMException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      // A profile is advice; without a sound one the numbers are taken as sRGB.
    }
    return new ProfileTransform(Photo.Profile.IGNORED, null, null);
  }

  Photo.Profile outcome() {
    return outcome;
  }

  /** Converts {@code count} R, G, B, A pixels from the start of {@code rgba}; alpha stays. */
  void apply(byte[] rgba, int count) {
    if (gray != null) {
      for (int i = 0; i < 4 * count; i += 4) {
        byte value = gray[rgba[i] & 255];
        rgba[i] = value;
        rgba[i + 1] = value;
        rgba[i + 2] = value;
      }
    } else if (rgb != null) {
      byte[] colours = new byte[3 * count];
      for (int from = 0, to = 0; to < colours.length; from += 4, to += 3) {
        colours[to] = rgba[from];
        colours[to + 1] = rgba[from + 1];
        colours[to + 2] = rgba[from + 2];
      }
      byte[] converted = convert(rgb, colours);
      for (int from = 0, to = 0; from < converted.length; from += 3, to += 4) {
        rgba[to] = converted[from];
        rgba[to + 1] = converted[from + 1];
        rgba[to + 2] = converted[from + 2];
      }
    }
  }

  private static byte[] convert(ColorConvertOp op, byte[] colours) {
    int pixels = colours.length / 3;
    WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, 3, null);
    WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, pixels, 1, 3, null);
    from.setDataElements(0, 0, pixels, 1, colours);
    op.filter(from, to);
    return (byte[]) to.getDataElements(0, 0, pixels, 1, null);
  }

  private static boolean saysSrgb(ColorConvertOp op) {
    byte[] probe = new byte[3 * 729];
    for (int i = 0; i < 729; i++) {
      probe[3 * i] = (byte) (i % 9 * 255 / 8);
      probe[3 * i + 1] = (byte) (i / 9 % 9 * 255 / 8);
      probe[3 * i + 2] = (byte) (i / 81 * 255 / 8);
    }
    byte[] answer = convert(op, probe);
    for (int i = 0; i < probe.length; i++) {
      if (Math.abs((probe[i] & 255) - (answer[i] & 255)) > SAME) {
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
