package backdrop.inference.generation;

/** What a caller wants to find again in the record; carried, never looked at. */
public record GenerationLabels(
    String photoId,
    String scene,
    String styleId,
    String styleNameEn,
    String styleNameRu,
    String product) {
  /** Nothing to remember. */
  public static final GenerationLabels NONE = new GenerationLabels("", "", "", "", "", "");
}
