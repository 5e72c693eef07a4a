package backdrop.history.photo;

import backdrop.history.failure.HistoryReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.MaskReading;
import backdrop.picture.mask.MaskEdit;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a mask.
 *
 * @param edits 1 to {@value #MOST_EDITS}, in their order
 * @param mask a PNG to begin with; empty for the mask last put
 * @param reading what that PNG's pixels mean
 * @param strokes a PNG, white where strokes are; there if an edit combines with it
 */
public record MaskEditing(
    List<MaskEdit> edits, Optional<byte[]> mask, MaskReading reading, Optional<byte[]> strokes) {
  /** More steps than a person takes; each costs time in proportion to the picture. */
  private static final int MOST_EDITS = 20;

  public MaskEditing {
    edits = List.copyOf(edits);
    if (edits.isEmpty() || edits.size() > MOST_EDITS) {
      throw Failure.ofField(
          HistoryReason.MASK_EDIT_INVALID, "edits", "must have 1 to " + MOST_EDITS + " entries");
    }
    if (strokes.isEmpty() && edits.stream().anyMatch(MaskEditing::combines)) {
      throw Failure.ofField(
          HistoryReason.MASK_EDIT_INVALID, "strokes", "must be there to be added or subtracted");
    }
  }

  private static boolean combines(MaskEdit edit) {
    return edit instanceof MaskEdit.Add || edit instanceof MaskEdit.Subtract;
  }
}
