package backdrop.inference.mongo;

import backdrop.inference.generation.Announcement;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.GenerationLabels;
import backdrop.inference.generation.GenerationState;
import backdrop.inference.generation.GenerationState.Cancelled;
import backdrop.inference.generation.GenerationState.Failed;
import backdrop.inference.generation.GenerationState.Queued;
import backdrop.inference.generation.GenerationState.Running;
import backdrop.inference.generation.GenerationState.Succeeded;
import backdrop.inference.generation.Lease;
import backdrop.inference.generation.PaintFailure;
import backdrop.inference.generation.Strokes;
import backdrop.inference.reason.InferenceReason;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Generations as documents of the collection {@code generations}. */
final class GenerationDocuments {
  static final String ID = "_id";
  static final String REVISION = "revision";
  static final String OWNER = "owner_id";
  static final String REQUEST = "request_id";
  static final String STATE = "state";
  static final String CREATED = "created_at";
  static final String STARTED = "started_at";
  static final String FINISHED = "finished_at";
  static final String NOT_BEFORE = "not_before";
  static final String EXPIRED = "expired";
  static final String DELIVERY = "announcement.delivery";
  static final String STEPS_LEFT = "steps_left";

  /** Values of {@link #STATE}. */
  enum StateName {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  private GenerationDocuments() {}

  static Document toDocument(Generation generation, long revision) {
    Document document =
        new Document(ID, generation.id())
            .append(REVISION, revision)
            .append(OWNER, generation.ownerId())
            .append(REQUEST, generation.requestId())
            .append("content_hash", generation.contentHash())
            .append("settings", SettingsDocuments.toDocument(generation.settings()))
            .append("labels", labels(generation.labels()))
            .append("images", generation.images().stream().map(ImageDocuments::toDocument).toList())
            .append("attempts", generation.attempts())
            .append("leases", generation.leases())
            .append(CREATED, date(generation.createdAt()))
            .append("trace_parent", generation.traceParent())
            .append(EXPIRED, generation.expired())
            .append(STEPS_LEFT, generation.stepsLeft());
    generation.fit().ifPresent(fit -> document.append("fit", FitDocuments.toDocument(fit)));
    generation.state().startedAt().ifPresent(at -> document.append(STARTED, date(at)));
    generation
        .announcement()
        .ifPresent(announcement -> document.append("announcement", announcement(announcement)));
    appendState(document, generation.state());
    return document;
  }

  private static void appendState(Document document, GenerationState state) {
    switch (state) {
      case Queued queued ->
          document
              .append(STATE, StateName.QUEUED.name())
              .append(NOT_BEFORE, date(queued.notBefore()));
      case Running running ->
          document
              .append(STATE, StateName.RUNNING.name())
              .append("taken_at", date(running.takenAt()))
              .append("lease", lease(running.lease()))
              .append("strokes", strokes(running.strokes()));
      case Succeeded ended ->
          document
              .append(STATE, StateName.SUCCEEDED.name())
              .append(FINISHED, date(ended.finishedAt()));
      case Failed ended ->
          document
              .append(STATE, StateName.FAILED.name())
              .append(FINISHED, date(ended.finishedAt()))
              .append("failure", failure(ended.failure()));
      case Cancelled ended ->
          document
              .append(STATE, StateName.CANCELLED.name())
              .append(FINISHED, date(ended.finishedAt()));
    }
  }

  static Generation toGeneration(Document document) {
    return new Generation(
        document.getString(ID),
        document.getString(OWNER),
        document.getString(REQUEST),
        document.getString("content_hash"),
        SettingsDocuments.toSettings(document.get("settings", Document.class)),
        toLabels(document.get("labels", Document.class)),
        Optional.ofNullable(document.get("fit", Document.class)).map(FitDocuments::toFit),
        document.getList("images", Document.class, List.of()).stream()
            .map(ImageDocuments::toImage)
            .toList(),
        toState(document),
        document.getInteger("attempts"),
        document.getLong("leases"),
        instant(document, CREATED),
        document.getString("trace_parent"),
        Optional.ofNullable(document.get("announcement", Document.class))
            .map(GenerationDocuments::toAnnouncement),
        document.getBoolean(EXPIRED));
  }

  private static GenerationState toState(Document document) {
    Optional<Instant> startedAt =
        Optional.ofNullable(document.getDate(STARTED)).map(Date::toInstant);
    return switch (StateName.valueOf(document.getString(STATE))) {
      case QUEUED -> new Queued(instant(document, NOT_BEFORE), startedAt);
      case RUNNING ->
          new Running(
              toLease(document.get("lease", Document.class)),
              instant(document, "taken_at"),
              instant(document, STARTED),
              toStrokes(document.get("strokes", Document.class)));
      case SUCCEEDED -> new Succeeded(startedAt, instant(document, FINISHED));
      case FAILED ->
          new Failed(
              startedAt,
              instant(document, FINISHED),
              toFailure(document.get("failure", Document.class)));
      case CANCELLED -> new Cancelled(startedAt, instant(document, FINISHED));
    };
  }

  static Document failure(PaintFailure failure) {
    return new Document("reason", failure.reason().name()).append("message", failure.message());
  }

  static PaintFailure toFailure(Document document) {
    return new PaintFailure(
        InferenceReason.valueOf(document.getString("reason")), document.getString("message"));
  }

  private static Document lease(Lease lease) {
    return new Document("holder", lease.holder())
        .append("epoch", lease.epoch())
        .append("beat", lease.beat());
  }

  private static Lease toLease(Document document) {
    return new Lease(
        document.getString("holder"), document.getLong("epoch"), document.getLong("beat"));
  }

  private static Document strokes(Strokes strokes) {
    return new Document("image_index", strokes.imageIndex())
        .append("step", strokes.step())
        .append("steps_done", strokes.stepsDone())
        .append(STEPS_LEFT, strokes.stepsLeft());
  }

  private static Strokes toStrokes(Document document) {
    return new Strokes(
        document.getInteger("image_index"),
        document.getInteger("step"),
        document.getInteger("steps_done"),
        document.getInteger(STEPS_LEFT));
  }

  private static Document announcement(Announcement announcement) {
    return new Document("event_id", announcement.eventId())
        .append("replica", announcement.replica())
        .append("delivery", announcement.delivery().name());
  }

  private static Announcement toAnnouncement(Document document) {
    return new Announcement(
        document.getString("event_id"),
        document.getString("replica"),
        Announcement.Delivery.valueOf(document.getString("delivery")));
  }

  private static Document labels(GenerationLabels labels) {
    return new Document("photo_id", labels.photoId())
        .append("scene", labels.scene())
        .append("style_id", labels.styleId())
        .append("style_name_en", labels.styleNameEn())
        .append("style_name_ru", labels.styleNameRu())
        .append("product", labels.product())
        .append("dropped_phrases", labels.droppedPhrases());
  }

  private static GenerationLabels toLabels(Document document) {
    return new GenerationLabels(
        document.getString("photo_id"),
        document.getString("scene"),
        document.getString("style_id"),
        document.getString("style_name_en"),
        document.getString("style_name_ru"),
        document.getString("product"),
        document.getList("dropped_phrases", String.class, List.of()));
  }

  static Date date(Instant instant) {
    return Date.from(instant);
  }

  static Instant instant(Document document, String field) {
    @Nullable Date date = document.getDate(field);
    if (date == null) {
      throw new IllegalStateException(
          "generation %s has no %s".formatted(document.getString(ID), field));
    }
    return date.toInstant();
  }
}
