package backdrop.inference.mongo;

import backdrop.inference.generation.ArtifactKey;
import backdrop.inference.generation.FidelityFigures;
import backdrop.inference.generation.FidelityFigures.Adjustment;
import backdrop.inference.generation.GenerationImage;
import backdrop.inference.generation.ImageState;
import backdrop.inference.generation.ImageTimings;
import backdrop.inference.generation.StoredArtifact;
import backdrop.picture.Box;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;

/** Images of a generation as parts of its document; times in milliseconds. */
final class ImageDocuments {
  /** Values of {@code state}. */
  private enum StateName {
    WAITING,
    PAINTED,
    FAILED,
    CANCELLED
  }

  private ImageDocuments() {}

  static Document toDocument(GenerationImage image) {
    Document document = new Document("index", image.index()).append("seed", image.seed());
    return switch (image.state()) {
      case ImageState.Waiting waiting -> document.append("state", StateName.WAITING.name());
      case ImageState.Painted painted ->
          document
              .append("state", StateName.PAINTED.name())
              .append("artifact", artifact(painted.artifact()))
              .append("fidelity", fidelity(painted.fidelity()))
              .append("timings", timings(painted.timings()))
              .append("check", painted.check().map(CheckDocuments::toDocument).orElse(null));
      case ImageState.Failed failed ->
          document
              .append("state", StateName.FAILED.name())
              .append("failure", GenerationDocuments.failure(failed.failure()));
      case ImageState.Cancelled cancelled -> document.append("state", StateName.CANCELLED.name());
    };
  }

  static GenerationImage toImage(Document document) {
    ImageState state =
        switch (StateName.valueOf(document.getString("state"))) {
          case WAITING -> new ImageState.Waiting();
          case PAINTED ->
              new ImageState.Painted(
                  toArtifact(document.get("artifact", Document.class)),
                  toFidelity(document.get("fidelity", Document.class)),
                  toTimings(document.get("timings", Document.class)),
                  Optional.ofNullable(document.get("check", Document.class))
                      .map(CheckDocuments::toCheck));
          case FAILED ->
              new ImageState.Failed(
                  GenerationDocuments.toFailure(document.get("failure", Document.class)));
          case CANCELLED -> new ImageState.Cancelled();
        };
    return new GenerationImage(document.getInteger("index"), document.getLong("seed"), state);
  }

  private static Document artifact(StoredArtifact artifact) {
    return new Document("generation_id", artifact.key().generationId())
        .append("name", artifact.key().name())
        .append("media_type", artifact.mediaType())
        .append("bytes", artifact.bytes())
        .append("sha256", artifact.sha256())
        .append("width", artifact.width())
        .append("height", artifact.height())
        .append("quality", artifact.quality());
  }

  private static StoredArtifact toArtifact(Document document) {
    return new StoredArtifact(
        new ArtifactKey(document.getString("generation_id"), document.getString("name")),
        document.getString("media_type"),
        document.getLong("bytes"),
        document.getString("sha256"),
        document.getInteger("width"),
        document.getInteger("height"),
        document.get("quality", 0));
  }

  private static Document fidelity(FidelityFigures fidelity) {
    return new Document("max_product_diff", fidelity.maxProductDiff())
        .append("pixels_compared", fidelity.pixelsCompared())
        .append("halo", fidelity.halo())
        .append("scale", fidelity.scale())
        .append("resampling", fidelity.resampling())
        .append("adjustment", fidelity.adjustment().name())
        .append("max_shown_diff", fidelity.maxShownDiff())
        .append("max_edge_diff", fidelity.maxEdgeDiff())
        .append("frame", fidelity.frame().map(ImageDocuments::frame).orElse(null))
        .append("product_share", fidelity.productShare());
  }

  private static FidelityFigures toFidelity(Document document) {
    return new FidelityFigures(
        document.getInteger("max_product_diff"),
        document.get("max_shown_diff", 0),
        document.get("max_edge_diff", 0.0),
        document.getLong("pixels_compared"),
        document.getDouble("halo"),
        document.getDouble("scale"),
        document.getString("resampling"),
        Adjustment.valueOf(document.get("adjustment", Adjustment.NONE.name())),
        Optional.ofNullable(document.get("frame", Document.class)).map(ImageDocuments::toFrame),
        document.get("product_share", 0.0));
  }

  private static Document frame(Box frame) {
    return new Document("x", frame.x())
        .append("y", frame.y())
        .append("width", frame.width())
        .append("height", frame.height());
  }

  private static Box toFrame(Document document) {
    return new Box(
        document.getInteger("x"),
        document.getInteger("y"),
        document.getInteger("width"),
        document.getInteger("height"));
  }

  private static Document timings(ImageTimings timings) {
    return new Document("total", timings.total().toMillis())
        .append("model", timings.model().toMillis())
        .append("compositing", timings.compositing().toMillis())
        .append("encoding", timings.encoding().toMillis());
  }

  private static ImageTimings toTimings(Document document) {
    return new ImageTimings(
        Duration.ofMillis(document.getLong("total")),
        Duration.ofMillis(document.getLong("model")),
        Duration.ofMillis(document.getLong("compositing")),
        Duration.ofMillis(document.getLong("encoding")));
  }
}
