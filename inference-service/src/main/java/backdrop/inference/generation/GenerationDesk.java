package backdrop.inference.generation;

import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a caller can do with generations. Another owner's generation does not exist here: each verb
 * answers GENERATION_NOT_FOUND for it.
 */
public final class GenerationDesk {
  private final Generations generations;
  private final Artifacts artifacts;
  private final ProgressFeed feed;
  private final Replica replica;
  private final Reception reception;
  private final Forecast forecast;

  public GenerationDesk(Workshop shop, Reception reception, Forecast forecast) {
    this.generations = shop.generations();
    this.artifacts = shop.artifacts();
    this.feed = shop.feed();
    this.replica = shop.replica();
    this.reception = reception;
    this.forecast = forecast;
  }

  /** See {@link Reception#expect}. */
  public void expect(String ownerId, String requestId, GenerationSettings asked) {
    reception.expect(ownerId, requestId, asked);
  }

  /** See {@link Reception#accept}. */
  public GenerationView start(GenerationStart start) {
    return forecast.view(reception.accept(start));
  }

  public GenerationView get(String ownerId, String id) {
    return forecast.view(owned(ownerId, id));
  }

  /** The owner's generations that are not expired, newest first. */
  public List<GenerationView> list(String ownerId, OwnerPage page) {
    return generations.ofOwner(ownerId, page).stream().map(forecast::view).toList();
  }

  /** Follows the generation from now until its end; close the watch in the end. */
  public GenerationWatch watch(String ownerId, String id, ProgressFeed.Interest interest) {
    return new GenerationWatch(owned(ownerId, id), generations, feed, forecast, interest);
  }

  /** Cancels all images that have not ended; cancelling what has ended changes nothing. */
  public GenerationView cancel(String ownerId, String id) {
    owned(ownerId, id);
    Ending ending = replica.ending();
    return changed(id, generation -> generation.cancel(ending));
  }

  /**
   * Cancels one image; cancelling one that has ended changes nothing.
   *
   * @throws Failure IMAGE_INDEX_OUT_OF_RANGE
   */
  public GenerationView cancelImage(String ownerId, String id, int index) {
    requireImage(owned(ownerId, id), index);
    Ending ending = replica.ending();
    return changed(id, generation -> generation.cancelImage(index, ending));
  }

  /** A finished file and its bytes, read piece by piece; the caller closes the stream. */
  public record Download(StoredArtifact artifact, InputStream bytes) {}

  /**
   * The bytes of one finished image.
   *
   * @param ownerId empty: another service of this installation asks, and may read every account's
   * @throws Failure RESULT_NOT_READY, RESULT_EXPIRED
   */
  public Download download(Optional<String> ownerId, String id, int index) {
    Generation generation =
        ownerId.isPresent()
            ? owned(ownerId.get(), id)
            : generations.find(id).orElseThrow(GenerationDesk::notFound);
    requireImage(generation, index);
    if (!(generation.images().get(index).state() instanceof ImageState.Painted painted)) {
      throw new Failure(InferenceReason.RESULT_NOT_READY, "This image has no finished file.");
    }
    if (generation.expired()) {
      throw expired();
    }
    InputStream bytes =
        artifacts.open(painted.artifact().key()).orElseThrow(GenerationDesk::expired);
    return new Download(painted.artifact(), bytes);
  }

  private GenerationView changed(String id, UnaryOperator<Generation> move) {
    Generation after = generations.change(id, move).orElseThrow(GenerationDesk::notFound);
    feed.changed(id);
    return forecast.view(after);
  }

  private Generation owned(String ownerId, String id) {
    return generations
        .find(id)
        .filter(generation -> generation.ownerId().equals(ownerId))
        .orElseThrow(GenerationDesk::notFound);
  }

  private static void requireImage(Generation generation, int index) {
    int count = generation.images().size();
    if (index < 0 || index >= count) {
      throw Failure.ofField(
          InferenceReason.IMAGE_INDEX_OUT_OF_RANGE,
          "image_index",
          "must be between 0 and " + (count - 1));
    }
  }

  private static Failure notFound() {
    return new Failure(InferenceReason.GENERATION_NOT_FOUND, "There is no such generation.");
  }

  private static Failure expired() {
    return new Failure(
        InferenceReason.RESULT_EXPIRED, "Results are kept for a while only; these are gone.");
  }
}
