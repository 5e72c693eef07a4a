package backdrop.diffusion.clip;

/**
 * A prompt as the UNet reads it: {@code values} is {@code [tokens, width]}, row by row, chunk after
 * chunk. Shared between paintings and never changed.
 */
public record TextEmbedding(float[] values, int tokens, int width) {}
