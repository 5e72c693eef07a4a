package backdrop.diffusion;

import java.time.Duration;

/**
 * Where the time of one painting went.
 *
 * @param textEncoding prompts to embeddings, next to nothing when they were painted before
 * @param imageEncoding the masked picture to latents
 * @param steps all steps together, the listener's own time included
 * @param decoding latents to pixels
 * @param insideRuntime the part of all this spent in ONNX Runtime
 * @param waiting the part of all this in which the networks worked for other pictures while this
 *     one could have gone on
 * @param turn from being ready to take the first step until the network began it
 * @param total from the start of painting, without the wait for a turn
 */
public record PaintTimings(
    Duration textEncoding,
    Duration imageEncoding,
    Duration steps,
    Duration decoding,
    Duration insideRuntime,
    Duration waiting,
    Duration turn,
    Duration total) {

  /** The engine's own overhead and the listener's time. */
  public Duration outsideRuntime() {
    return total.minus(insideRuntime).minus(waiting);
  }
}
