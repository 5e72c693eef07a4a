package backdrop.inference.generation;

/** What an image looks like by now: a small JPEG, after {@code step} steps. */
public record Preview(int imageIndex, int step, byte[] jpeg) {}
