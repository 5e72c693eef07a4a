package backdrop.picture.mask;

import backdrop.picture.Mask;
import java.util.List;
import java.util.Optional;

/** Changes masks step by step. */
public final class MaskEdits {
  private MaskEdits() {}

  /**
   * The mask after all changes, in their order; the given one is not touched.
   *
   * @param strokes what {@link MaskEdit.Add} and {@link MaskEdit.Subtract} work with: white where a
   *     stroke is, of the mask's size
   * @throws IllegalArgumentException if strokes are needed and absent, or of another size
   */
  public static Mask apply(Mask mask, List<MaskEdit> edits, Optional<Mask> strokes) {
    Mask edited = mask;
    for (MaskEdit edit : edits) {
      edited = apply(edited, edit, strokes);
    }
    return edited;
  }

  private static Mask apply(Mask mask, MaskEdit edit, Optional<Mask> strokes) {
    return switch (edit) {
      case MaskEdit.Grow(int pixels) -> mask.grown(pixels);
      case MaskEdit.Shrink(int pixels) -> mask.shrunk(pixels);
      case MaskEdit.Feather(int pixels) -> mask.feathered(pixels);
      case MaskEdit.Invert() -> mask.inverted();
      case MaskEdit.FillHoles() -> Reconstruction.withoutHoles(mask);
      case MaskEdit.KeepLargest() -> LargestProduct.of(mask);
      case MaskEdit.Add() -> combined(mask, strokes(mask, strokes), true);
      case MaskEdit.Subtract() -> combined(mask, strokes(mask, strokes), false);
    };
  }

  private static Mask strokes(Mask mask, Optional<Mask> strokes) {
    Mask given =
        strokes.orElseThrow(() -> new IllegalArgumentException("There are no strokes to combine"));
    if (given.width() != mask.width() || given.height() != mask.height()) {
      throw new IllegalArgumentException("%s are no strokes for %s".formatted(given, mask));
    }
    return given;
  }

  private static Mask combined(Mask mask, Mask strokes, boolean painted) {
    byte[] values = mask.values().clone();
    for (int i = 0; i < values.length; i++) {
      int value = values[i] & 255;
      int stroke = strokes.values()[i] & 255;
      values[i] = (byte) (painted ? Math.max(value, stroke) : Math.min(value, 255 - stroke));
    }
    return Mask.of(mask.width(), mask.height(), values);
  }
}
