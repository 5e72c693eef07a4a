package backdrop.history.grpc;

import backdrop.history.failure.HistoryReason;
import backdrop.history.photo.MaskEditing;
import backdrop.history.v1.EditMaskRequest;
import backdrop.kit.failure.Failure;
import backdrop.picture.MaskReading;
import backdrop.picture.mask.MaskEdit;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Masks and their changes on the wire. */
final class MaskMessages {
  private MaskMessages() {}

  static MaskReading reading(backdrop.history.v1.MaskReading reading) {
    return reading == backdrop.history.v1.MaskReading.MASK_READING_ALPHA
        ? MaskReading.ALPHA
        : MaskReading.LUMINANCE;
  }

  static MaskEditing editing(EditMaskRequest request) {
    List<MaskEdit> edits = new ArrayList<>();
    for (int i = 0; i < request.getEditsCount(); i++) {
      edits.add(edit(request.getEdits(i), "edits[" + i + "]"));
    }
    return new MaskEditing(
        edits, file(request.getMask()), reading(request.getReading()), file(request.getStrokes()));
  }

  private static Optional<byte[]> file(ByteString bytes) {
    return bytes.isEmpty() ? Optional.empty() : Optional.of(bytes.toByteArray());
  }

  private static MaskEdit edit(backdrop.history.v1.MaskEdit edit, String field) {
    return switch (edit.getTool()) {
      case MASK_TOOL_GROW -> new MaskEdit.Grow(pixels(edit, field));
      case MASK_TOOL_SHRINK -> new MaskEdit.Shrink(pixels(edit, field));
      case MASK_TOOL_FEATHER -> new MaskEdit.Feather(pixels(edit, field));
      case MASK_TOOL_INVERT -> new MaskEdit.Invert();
      case MASK_TOOL_FILL_HOLES -> new MaskEdit.FillHoles();
      case MASK_TOOL_KEEP_LARGEST -> new MaskEdit.KeepLargest();
      case MASK_TOOL_ADD -> new MaskEdit.Add();
      case MASK_TOOL_SUBTRACT -> new MaskEdit.Subtract();
      case MASK_TOOL_UNSPECIFIED, UNRECOGNIZED ->
          throw Failure.ofField(
              HistoryReason.MASK_EDIT_INVALID, field + ".tool", "must be a known tool");
    };
  }

  private static int pixels(backdrop.history.v1.MaskEdit edit, String field) {
    if (edit.getPixels() < 1 || edit.getPixels() > MaskEdit.MOST_PIXELS) {
      throw Failure.ofField(
          HistoryReason.MASK_EDIT_INVALID,
          field + ".pixels",
          "must be between 1 and " + MaskEdit.MOST_PIXELS);
    }
    return edit.getPixels();
  }
}
