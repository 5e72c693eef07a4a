package backdrop.inference.generation;

import backdrop.picture.Box;
import backdrop.picture.Canvas;
import backdrop.picture.Placement;
import backdrop.picture.light.LightMatching;
import backdrop.picture.market.MarketRule;
import backdrop.picture.market.RuleResult;
import backdrop.picture.market.RuleResult.Outcome;
import backdrop.picture.shadow.ShadowSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Generations for tests. */
public final class TestGenerations {
  public static final GenerationSettings SETTINGS =
      new GenerationSettings(
          "toy",
          "a light oak table",
          "",
          PromptSyntax.LITERAL,
          OptionalLong.of(10),
          2,
          4,
          3.5f,
          "ddim",
          layout(Background.PAINTED),
          Output.PNG);

  private static final Optional<PromptFit> FIT =
      Optional.of(
          new PromptFit(new TextFit(5, 3, List.of("oak", "table")), new TextFit(0, 3, List.of())));

  private TestGenerations() {}

  private static Layout layout(Background background) {
    return new Layout(
        new Canvas(64, 64),
        Placement.AUTOMATIC,
        background,
        ShadowSettings.of(ShadowSettings.Mode.CONTACT, 0.5),
        LightMatching.NONE);
  }

  public static GenerationSettings settings(int count) {
    return new GenerationSettings(
        SETTINGS.model(),
        SETTINGS.prompt(),
        SETTINGS.negativePrompt(),
        SETTINGS.promptSyntax(),
        SETTINGS.seed(),
        count,
        SETTINGS.steps(),
        SETTINGS.guidanceScale(),
        SETTINGS.sampler(),
        SETTINGS.layout(),
        SETTINGS.output());
  }

  static GenerationSettings seeded(long seed) {
    return new GenerationSettings(
        SETTINGS.model(),
        SETTINGS.prompt(),
        SETTINGS.negativePrompt(),
        SETTINGS.promptSyntax(),
        OptionalLong.of(seed),
        SETTINGS.count(),
        SETTINGS.steps(),
        SETTINGS.guidanceScale(),
        SETTINGS.sampler(),
        SETTINGS.layout(),
        SETTINGS.output());
  }

  public static GenerationSettings settings(
      String prompt, String negativePrompt, Background background) {
    return new GenerationSettings(
        SETTINGS.model(),
        prompt,
        negativePrompt,
        SETTINGS.promptSyntax(),
        SETTINGS.seed(),
        SETTINGS.count(),
        SETTINGS.steps(),
        SETTINGS.guidanceScale(),
        SETTINGS.sampler(),
        layout(background),
        SETTINGS.output());
  }

  public static Generation queued(String id, String ownerId, Instant createdAt) {
    return queued(id, ownerId, createdAt, SETTINGS);
  }

  public static Generation queued(
      String id, String ownerId, Instant createdAt, GenerationSettings settings) {
    GenerationStart start =
        new GenerationStart(
            ownerId,
            "request-" + id,
            settings,
            new GenerationLabels(
                "photo-1", "oak", "style-1", "Plain", "Просто", "mug", List.of("soft light")),
            new byte[] {1},
            Optional.of(new byte[] {2}),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return Generation.queued(id, "hash-" + id, start, settings, FIT, createdAt);
  }

  /** Taken by a replica right at its creation. */
  public static Generation running(String id, String ownerId, Instant createdAt, String holder) {
    return queued(id, ownerId, createdAt).take(holder, createdAt);
  }

  public static Lease lease(Generation running) {
    return ((GenerationState.Running) running.state()).lease();
  }

  public static Ending ending(Instant at) {
    return new Ending(at, "event-" + at.toEpochMilli(), "replica-1");
  }

  public static ImageState.Painted painted(String id, int index) {
    return new ImageState.Painted(
        new StoredArtifact(ArtifactKey.image(id, index, 1), "image/png", 9, "ab12", 64, 64, 0),
        new FidelityFigures(
            0,
            0,
            0,
            100,
            0.01,
            1,
            "none",
            FidelityFigures.Adjustment.NONE,
            Optional.of(new Box(4, 5, 50, 40)),
            0.3),
        new ImageTimings(
            java.time.Duration.ofMillis(50),
            java.time.Duration.ofMillis(40),
            java.time.Duration.ofMillis(6),
            java.time.Duration.ofMillis(4)),
        Optional.of(
            new PresetCheck(
                "ozon",
                List.of(new RuleResult(MarketRule.FILL, Outcome.FAILED, "70.0 %", ">= 80.0 %")))));
  }

  /** Ended with both images painted. */
  public static Generation succeeded(
      String id, String ownerId, Instant createdAt, Instant endedAt) {
    Generation running = running(id, ownerId, createdAt, "replica-1");
    Lease lease = lease(running);
    return running
        .imageEnded(lease, 0, painted(id, 0), ending(endedAt))
        .imageEnded(lease, 1, painted(id, 1), ending(endedAt));
  }
}
