package backdrop.diffusion.schedule;

import java.util.List;

/**
 * Where one picture stands on its way. Immutable: its arrays are never written after construction,
 * so states may be kept, shared and gone on from more than once.
 */
public final class SamplerState {

  private final int evaluation;
  private final float[] latents;
  private final List<float[]> memory;

  SamplerState(int evaluation, float[] latents, List<float[]> memory) {
    this.evaluation = evaluation;
    this.latents = latents;
    this.memory = List.copyOf(memory);
  }

  /** How many evaluations of the network are behind; also the number of the coming one, from 0. */
  public int evaluation() {
    return evaluation;
  }

  /** The latents, not scaled for the network. Read only. */
  public float[] latents() {
    return latents;
  }

  /** What a sampler of several steps remembers; what stands where is its own affair. */
  List<float[]> memory() {
    return memory;
  }

  /** The state one evaluation further. */
  SamplerState next(float[] nextLatents, List<float[]> nextMemory) {
    return new SamplerState(evaluation + 1, nextLatents, nextMemory);
  }

  /** The state one evaluation further, for a sampler that remembers nothing. */
  SamplerState next(float[] nextLatents) {
    return next(nextLatents, List.of());
  }
}
