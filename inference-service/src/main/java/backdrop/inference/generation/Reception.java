package backdrop.inference.generation;

import backdrop.inference.generation.PhotoIntake.Paintable;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Accepts generations: when {@link #accept} answers, the generation is durable and will end exactly
 * once. Safe to repeat by owner and request id.
 */
public final class Reception {
  private final Generations generations;
  private final Artifacts artifacts;
  private final Painter painter;
  private final PhotoIntake intake;
  private final FreshProducts fresh;
  private final Admission admission;
  private final Replica replica;
  private final LongSupplier seeds;
  private final Bell bell;

  /**
   * @param fresh where the worker of this replica looks for products first
   * @param seeds drawn from when a caller asks for no seed
   * @param bell rung when there is something to paint
   */
  public Reception(
      Workshop shop,
      PhotoIntake intake,
      FreshProducts fresh,
      Forecast forecast,
      AdmissionRules rules,
      LongSupplier seeds,
      Bell bell) {
    this.generations = shop.generations();
    this.artifacts = shop.artifacts();
    this.painter = shop.painter();
    this.intake = intake;
    this.fresh = fresh;
    this.admission = new Admission(forecast, rules);
    this.replica = shop.replica();
    this.seeds = seeds;
    this.bell = bell;
  }

  /**
   * What can be said before photo and mask have arrived: a caller who would be turned away need not
   * send them.
   *
   * @throws Failure for a broken request id or broken settings, MODEL_LOADING, QUEUE_FULL
   */
  public void expect(String ownerId, String requestId, GenerationSettings asked) {
    checkRequestId(requestId);
    SettingsRules.decide(asked, painter.capabilities(), () -> 0);
    if (generations.findByRequest(ownerId, requestId).isEmpty()) {
      admission.admit(ownerId);
    }
  }

  /**
   * The accepted generation; the same one for the same request id with the same content.
   *
   * @throws Failure REQUEST_ID_REUSED for the same request id with other content, QUEUE_FULL,
   *     MODEL_LOADING, and what settings, photo and mask are refused for
   */
  public Generation accept(GenerationStart start) {
    checkRequestId(start.requestId());
    GenerationSettings decided =
        SettingsRules.decide(start.settings(), painter.capabilities(), seeds);
    String contentHash = contentHash(start);
    Optional<Generation> known = generations.findByRequest(start.ownerId(), start.requestId());
    if (known.isPresent()) {
      return same(known.get(), contentHash);
    }
    admission.admit(start.ownerId());
    return store(start, decided, contentHash, intake.check(start, decided));
  }

  /** Inputs first; should this process die before the insert, the sweeper collects them. */
  private Generation store(
      GenerationStart start, GenerationSettings decided, String contentHash, Paintable input) {
    String id = replica.ids().get();
    artifacts.store(ArtifactKey.photo(id), start.photo());
    artifacts.store(ArtifactKey.mask(id), input.mask());
    Generation generation =
        Generation.queued(id, contentHash, start, decided, fit(decided), replica.now());
    Optional<Generation> earlier = generations.add(generation);
    if (earlier.isPresent()) {
      artifacts.removeAll(id);
      return same(earlier.get(), contentHash);
    }
    fresh.keep(id, input.product());
    bell.ring();
    return generation;
  }

  private Optional<PromptFit> fit(GenerationSettings decided) {
    return decided.painted()
        ? Optional.of(
            new PromptFit(
                painter.fit(decided.prompt(), decided.promptSyntax()),
                painter.fit(decided.negativePrompt(), decided.promptSyntax())))
        : Optional.empty();
  }

  private static Generation same(Generation known, String contentHash) {
    if (!known.contentHash().equals(contentHash)) {
      throw new Failure(
          InferenceReason.REQUEST_ID_REUSED,
          "This request id belongs to a generation with other settings, photo or mask.");
    }
    return known;
  }

  private static void checkRequestId(String requestId) {
    try {
      if (UUID.fromString(requestId).toString().equalsIgnoreCase(requestId)) {
        return;
      }
    } catch (IllegalArgumentException notOne) {
      // Falls through to the one answer below.
    }
    throw Failure.ofField(InferenceReason.REQUEST_ID_INVALID, "request_id", "must be a UUID");
  }

  /** Over what was asked for, before anything open is decided: a repeat may meet other defaults. */
  private static String contentHash(GenerationStart start) {
    byte[] settings = start.settings().toString().getBytes(StandardCharsets.UTF_8);
    byte[] mask = start.mask().orElseGet(() -> new byte[0]);
    String lengths = settings.length + "," + start.photo().length + "," + mask.length + ",";
    return Hashes.sha256(lengths.getBytes(StandardCharsets.UTF_8), settings, start.photo(), mask);
  }
}
