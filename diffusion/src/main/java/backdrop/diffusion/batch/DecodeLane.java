package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.Cancellation.Registration;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.vae.VaeDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes finished latents one call at a time. Whoever comes while a call runs is decoded by a
 * later one, together with up to so many others of the same size that wait as well; where such a
 * call fails, each of them is tried alone. The thread that has waited longest makes the call for
 * all. Any thread may call.
 */
public final class DecodeLane {

  private final Decoder decoder;
  private final int most;

  /** Those that no call has taken up yet, in the order they came. */
  private final Deque<Job> line = new ArrayDeque<>();

  private boolean busy;

  /** One call: scaled latents of one size, at least one picture's. */
  @FunctionalInterface
  interface Decoder {
    List<RgbImage> decode(List<float[]> latents, int width, int height, RunScope scope);
  }

  /**
   * @param most the most pictures of a call; fewer if the decoder's export does not take as many
   */
  public DecodeLane(VaeDecoder decoder, int most) {
    this(decoder::decode, Math.min(most, decoder.picturesOfACall(most)));
  }

  DecodeLane(Decoder decoder, int most) {
    this.decoder = decoder;
    this.most = most;
  }

  /** The most pictures of a call. */
  public int most() {
    return most;
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
    private @Nullable Throwable failure;

    Job(float[] latents, int width, int height, Cancellation cancellation) {
      this.latents = latents;
      this.width = width;
      this.height = height;
      this.cancellation = cancellation;
    }

    boolean open() {
      return decoded == null && failure == null;
    }

    boolean meets(Job other) {
      return width == other.width && height == other.height && !cancellation.isCancelled();
    }
  }

  /**
   * Decodes scaled latents {@code [4, height, width]}. Fails with {@link Reason#CANCELLED} as soon
   * as that is cancelled, unless this thread is in the middle of a call that others want.
   *
   * @param width of the latents
   * @param height of the latents
   */
  public Decoded decode(float[] latents, int width, int height, Cancellation cancellation) {
    Job job = new Job(latents, width, height, cancellation);
    List<Job> group;
    try (Registration _ = cancellation.onCancel(this::look)) {
      group = awaitTurn(job);
    }
    if (!group.isEmpty()) {
      try {
        decode(group);
      } finally {
        end();
      }
    }
    cancellation.check();
    return outcome(job);
  }

  /**
   * Waits until the job may have its call, and returns those that share it; or until the call of
   * another has decoded it, and returns nobody.
   */
  private synchronized List<Job> awaitTurn(Job job) {
    boolean interrupted = false;
    line.addLast(job);
    try {
      while (job.open() && (busy || line.peekFirst() != job)) {
        job.cancellation.check();
        try {
          wait();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      job.cancellation.check();
      return job.open() ? begin(job) : List.of();
    } finally {
      line.remove(job);
      notifyAll();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The job and others like it that wait, in the order they came. */
  private List<Job> begin(Job job) {
    busy = true;
    line.remove(job);
    List<Job> group = new ArrayList<>(List.of(job));
    for (Iterator<Job> others = line.iterator(); others.hasNext() && group.size() < most; ) {
      Job other = others.next();
      if (other.meets(job)) {
        others.remove();
        group.add(other);
      }
    }
    return group;
  }

  private synchronized void end() {
    busy = false;
    notifyAll();
  }

  private synchronized void look() {
    notifyAll();
  }

  /** Whatever happens, each of the group has an outcome then, or was cancelled. */
  private void decode(List<Job> group) {
    try {
      run(group);
    } catch (RuntimeException | Error failure) {
      if (group.size() == 1) {
        fail(group.getFirst(), failure);
      } else {
        group.stream()
            .filter(job -> !job.cancellation.isCancelled())
            .forEach(job -> decode(List.of(job)));
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
      succeed(group, pictures, scope.elapsed());
    }
  }

  private synchronized void succeed(List<Job> group, List<RgbImage> pictures, Duration inside) {
    for (int i = 0; i < group.size(); i++) {
      group.get(i).decoded = new Decoded(pictures.get(i), inside);
    }
    notifyAll();
  }

  private synchronized void fail(Job job, Throwable failure) {
    job.failure = failure;
    notifyAll();
  }

  private synchronized Decoded outcome(Job job) {
    switch (job.failure) {
      case null -> {}
      case DiffusionException known ->
          throw new DiffusionException(known.reason(), String.valueOf(known.getMessage()), known);
      case OutOfMemoryError full ->
          throw new DiffusionException(
              Reason.OUT_OF_MEMORY, "There is not enough memory to decode the picture", full);
      case Throwable unknown ->
          throw new DiffusionException(Reason.RUNTIME_FAILED, "Decoding failed", unknown);
    }
    if (job.decoded == null) {
      throw new IllegalStateException("not decoded");
    }
    return job.decoded;
  }
}
