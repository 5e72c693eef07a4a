package backdrop.inference.generation;

/**
 * A finished file.
 *
 * @param key where its bytes lie
 * @param sha256 of the bytes, lower-case hexadecimal
 */
public record StoredArtifact(
    ArtifactKey key, String mediaType, long bytes, String sha256, int width, int height) {}
