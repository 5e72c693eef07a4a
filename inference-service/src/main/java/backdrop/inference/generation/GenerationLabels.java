package backdrop.inference.generation;

import java.util.List;

/**
 * What a caller wants to find again in the record; carried, never looked at.
 *
 * @param droppedPhrases what the composed prompt had no room for
 */
public record GenerationLabels(
    String photoId,
    String scene,
    String styleId,
    String styleNameEn,
    String styleNameRu,
    String product,
    List<String> droppedPhrases) {
  /** Nothing to remember. */
  public static final GenerationLabels NONE =
      new GenerationLabels("", "", "", "", "", "", List.of());

  public GenerationLabels {
    droppedPhrases = List.copyOf(droppedPhrases);
  }
}
