package backdrop.inference.generation;

import java.util.Optional;

/**
 * What a caller sends to start a generation. The arrays are handed over, not copied.
 *
 * @param requestId UUID of the caller's choosing; makes the start safe to repeat
 * @param settings as asked for, parts may be open
 * @param photo the file as it came
 * @param mask PNG; empty: the photo is cut out automatically
 * @param traceParent W3C trace context; may be empty
 */
public record GenerationStart(
    String ownerId,
    String requestId,
    GenerationSettings settings,
    GenerationLabels labels,
    byte[] photo,
    Optional<byte[]> mask,
    String traceParent) {}
