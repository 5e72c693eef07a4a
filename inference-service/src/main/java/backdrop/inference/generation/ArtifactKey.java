package backdrop.inference.generation;

/**
 * Names the bytes of one file of one generation.
 *
 * @param name unique within the generation
 */
public record ArtifactKey(String generationId, String name) {
  /** The photo as it came. */
  public static ArtifactKey photo(String generationId) {
    return new ArtifactKey(generationId, "photo");
  }

  /** The mask, sent or cut out. */
  public static ArtifactKey mask(String generationId) {
    return new ArtifactKey(generationId, "mask");
  }

  /** An image as one lease painted it: what a late worker stores never replaces another's bytes. */
  public static ArtifactKey image(String generationId, int index, long epoch) {
    return new ArtifactKey(generationId, "image-%d-%d".formatted(index, epoch));
  }
}
