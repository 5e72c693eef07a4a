package backdrop.inference.generation;

/**
 * A finished file.
 *
 * @param key where its bytes lie
 * @param sha256 of the bytes, lower-case hexadecimal
 * @param quality that was used, 1 to 100; 0 where the format has none
 */
public record StoredArtifact(
    ArtifactKey key,
    String mediaType,
    long bytes,
    String sha256,
    int width,
    int height,
    int quality) {}
