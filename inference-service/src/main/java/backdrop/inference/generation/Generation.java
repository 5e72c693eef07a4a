package backdrop.inference.generation;

import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Ended;
import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationState.Succeeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One run of n images, as a value: every move answers the generation as it is afterwards. The end
 * of the last image, the end of the generation and the announcement of it are one move.
 *
 * @param requestId of the owner's choosing; unique among the owner's generations
 * @param contentHash of settings, photo and mask; tells a repeated start from a different one
 * @param fit how much of its prompts the model reads; empty where no model reads them
 * @param attempts how often a worker took it; taking it and giving it back unharmed does not count
 * @param leases how many leases it ever had
 * @param traceParent W3C trace context of the call that started it; may be empty
 * @param announcement empty until it has ended
 * @param expired whether its files have been swept
 */
public record Generation(
    String id,
    String ownerId,
    String requestId,
    String contentHash,
    GenerationSettings settings,
    GenerationLabels labels,
    Optional<PromptFit> fit,
    List<GenerationImage> images,
    GenerationState state,
    int attempts,
    long leases,
    Instant createdAt,
    String traceParent,
    Optional<Announcement> announcement,
    boolean expired) {

  public Generation {
    images = List.copyOf(images);
  }

  /** A new generation, waiting for its turn. */
  static Generation queued(
      String id,
      String contentHash,
      GenerationStart start,
      GenerationSettings decided,
      Optional<PromptFit> fit,
      Instant now) {
    List<GenerationImage> images = new ArrayList<>();
    for (int i = 0; i < decided.count(); i++) {
      images.add(new GenerationImage(i, decided.seedOf(i), new ImageState.Waiting()));
    }
    return new Generation(
        id,
        start.ownerId(),
        start.requestId(),
        contentHash,
        decided,
        start.labels(),
        fit,
        images,
        new Queued(now, Optional.empty()),
        0,
        0,
        now,
        start.traceParent(),
        Optional.empty(),
        false);
  }

  public boolean ended() {
    return state instanceof Ended;
  }

  /** Images that have not ended, by index. */
  public List<GenerationImage> open() {
    return images.stream().filter(image -> !image.ended()).toList();
  }

  /** Steps that are still to do, at least one for each open image. */
  public int stepsLeft() {
    return open().size() * Math.max(1, settings.stepsOfAnImage());
  }

  /** Taken by a worker; only a generation that is queued and due can be. */
  Generation take(String holder, Instant now) {
    if (!(state instanceof Queued queued && queued.due(now))) {
      return this;
    }
    Lease lease = new Lease(holder, leases + 1, 0);
    int first = open().getFirst().index();
    Running running = queued.take(lease, new Strokes(first, 0, 0, stepsLeft()), now);
    return with(images, running, attempts + 1, leases + 1, announcement);
  }

  /** A sign of life from the holder of the lease, with its progress. */
  Generation beat(Lease lease, Strokes strokes) {
    return with(images, held(lease).beat(strokes), attempts, leases, announcement);
  }

  /** Back into the queue after a failed attempt or a lapsed lease. */
  Generation retry(Lease lease, Instant notBefore) {
    return with(images, held(lease).giveBack(notBefore), attempts, leases, announcement);
  }

  /** Back into the queue unharmed: the attempt does not count. */
  Generation release(Lease lease, Instant now) {
    return with(images, held(lease).giveBack(now), attempts - 1, leases, announcement);
  }

  /** One image has an end; one that was cancelled meanwhile stays cancelled. */
  Generation imageEnded(Lease lease, int index, ImageState end, Ending ending) {
    held(lease);
    return settled(endImages(image -> image.index() == index ? image.ending(end) : image), ending);
  }

  /** No open image can be painted. */
  Generation failed(Lease lease, PaintFailure failure, Ending ending) {
    held(lease);
    return settled(endImages(image -> image.ending(new ImageState.Failed(failure))), ending);
  }

  /** Stopped as a whole; what has ended stays as it is. */
  Generation cancel(Ending ending) {
    if (ended()) {
      return this;
    }
    List<GenerationImage> cancelled = endImages(image -> image.ending(new ImageState.Cancelled()));
    return with(
        cancelled,
        new Cancelled(state.startedAt(), ending.at()),
        attempts,
        leases,
        Optional.of(ending.announcement()));
  }

  /** One image is stopped; if it was the last open one, the generation ends. */
  Generation cancelImage(int index, Ending ending) {
    if (images.get(index).ended()) {
      return this;
    }
    return settled(
        endImages(
            image -> image.index() == index ? image.ending(new ImageState.Cancelled()) : image),
        ending);
  }

  /** The event has reached the broker. */
  Generation announced() {
    return with(images, state, attempts, leases, announcement.map(Announcement::sent));
  }

  /** The files are gone; what happened is still known. */
  Generation expire() {
    return new Generation(
        id,
        ownerId,
        requestId,
        contentHash,
        settings,
        labels,
        fit,
        images,
        state,
        attempts,
        leases,
        createdAt,
        traceParent,
        announcement,
        true);
  }

  private Running held(Lease lease) {
    if (state instanceof Running running && running.lease().sameAs(lease)) {
      return running;
    }
    throw new LeaseLost(id, lease);
  }

  private List<GenerationImage> endImages(UnaryOperator<GenerationImage> end) {
    return images.stream().map(end).toList();
  }

  private Generation settled(List<GenerationImage> changed, Ending ending) {
    if (!changed.stream().allMatch(GenerationImage::ended)) {
      return with(changed, state, attempts, leases, announcement);
    }
    return with(
        changed, endOf(changed, ending.at()), attempts, leases, Optional.of(ending.announcement()));
  }

  private Ended endOf(List<GenerationImage> changed, Instant at) {
    if (changed.stream().anyMatch(image -> image.state() instanceof ImageState.Painted)) {
      return new Succeeded(state.startedAt(), at);
    }
    for (GenerationImage image : changed) {
      if (image.state() instanceof ImageState.Failed(PaintFailure failure)) {
        return new Failed(state.startedAt(), at, failure);
      }
    }
    return new Cancelled(state.startedAt(), at);
  }

  private Generation with(
      List<GenerationImage> newImages,
      GenerationState newState,
      int newAttempts,
      long newLeases,
      Optional<Announcement> newAnnouncement) {
    return new Generation(
        id,
        ownerId,
        requestId,
        contentHash,
        settings,
        labels,
        fit,
        newImages,
        newState,
        newAttempts,
        newLeases,
        createdAt,
        traceParent,
        newAnnouncement,
        expired);
  }
}
