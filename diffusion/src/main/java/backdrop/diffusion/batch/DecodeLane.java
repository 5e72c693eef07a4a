package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.vae.VaeDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decodes finished latents one call at a time. Whoever comes while a call runs is decoded by the
 * next one, together with up to so many others of the same size. Any thread may call.
 */
public final class DecodeLane {

  private final VaeDecoder decoder;
  private final int most;
  private final ReentrantLock lane = new ReentrantLock(true);
  private final ConcurrentLinkedQueue<Job> waiting = new ConcurrentLinkedQueue<>();

  /**
   * @param most the most pictures of a call
   */
  public DecodeLane(VaeDecoder decoder, int most) {
    this.decoder = decoder;
    this.most = decoder.picturesOfACall(most);
  }

  /** A decoded picture, and how long the call took that decoded it. */
  public record Decoded(RgbImage picture, Duration inside) {}

  /** One picture's latents, and later what became of them. Guarded by the lane. */
  private static final class Job {
    private final float[] latents;
    private final int width;
    private final int height;
    private final Cancellation cancellation;
    private @Nullable Decoded decoded;
    private @Nullable DiffusionException failure;

    Job(float[] latents, int width, int height, Cancellation cancellation) {
      this.latents = latents;
      this.width = width;
      this.height = height;
      this.cancellation = cancellation;
    }

    boolean open() {
      return decoded == null && failure == null;
    }

    Decoded outcome() {
      if (failure != null) {
        throw new DiffusionException(
            failure.reason(), String.valueOf(failure.getMessage()), failure);
      }
      if (decoded == null) {
        throw new IllegalStateException("not decoded");
      }
      return decoded;
    }
  }

  /**
   * Decodes scaled latents {@code [4, height, width]}.
   *
   * @param width of the latents
   * @param height of the latents
   */
  public Decoded decode(float[] latents, int width, int height, Cancellation cancellation) {
    Job job = new Job(latents, width, height, cancellation);
    waiting.add(job);
    lane.lock();
    try {
      if (job.open()) {
        decode(group(job));
      }
      cancellation.check();
      return job.outcome();
    } finally {
      waiting.remove(job);
      lane.unlock();
    }
  }

  /** The job and others like it that wait, in the order they came. */
  private List<Job> group(Job job) {
    waiting.remove(job);
    List<Job> group = new ArrayList<>(List.of(job));
    for (Iterator<Job> others = waiting.iterator(); others.hasNext() && group.size() < most; ) {
      Job other = others.next();
      if (other.width == job.width
          && other.height == job.height
          && !other.cancellation.isCancelled()) {
        others.remove();
        group.add(other);
      }
    }
    return group;
  }

  private void decode(List<Job> group) {
    try {
      run(group);
    } catch (DiffusionException failure) {
      if (group.size() == 1) {
        group.getFirst().failure = failure;
      } else if (failure.reason() != Reason.CANCELLED) {
        group.forEach(job -> decode(List.of(job)));
      }
    }
  }

  private void run(List<Job> group) {
    Job any = group.getFirst();
    List<float[]> latents = group.stream().map(job -> job.latents).toList();
    List<Cancellation> wanting = group.stream().map(job -> job.cancellation).toList();
    try (JointCancellation joint = new JointCancellation(wanting);
        RunScope scope = RunScope.open(joint.cancellation())) {
      List<RgbImage> pictures = decoder.decode(latents, any.width, any.height, scope);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).decoded = new Decoded(pictures.get(i), scope.elapsed());
      }
    }
  }
}
