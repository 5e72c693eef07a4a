package backdrop.inference.grpc;

import backdrop.inference.generation.FidelityFigures;
import backdrop.inference.generation.GenerationImage;
import backdrop.inference.generation.ImageState;
import backdrop.inference.generation.ImageTimings;
import backdrop.inference.generation.StoredArtifact;
import backdrop.inference.v1.Artifact;
import backdrop.inference.v1.FidelityReport;
import backdrop.inference.v1.ProductAdjustment;
import backdrop.inference.v1.ProductFrame;
import backdrop.inference.v1.Timings;

/** Images of a generation as they go over the wire. */
final class ImageMessages {
  private ImageMessages() {}

  /**
   * @param painting whether this is the image being painted now
   */
  static backdrop.inference.v1.GenerationImage message(GenerationImage image, boolean painting) {
    var message =
        backdrop.inference.v1.GenerationImage.newBuilder()
            .setIndex(image.index())
            .setSeed(image.seed())
            .setState(GenerationMessages.state(image.state(), painting));
    switch (image.state()) {
      case ImageState.Painted painted -> {
        message
            .setArtifact(message(painted.artifact()))
            .setFidelity(message(painted.fidelity()))
            .setTimings(message(painted.timings()));
        painted.check().ifPresent(check -> message.setCheck(CheckMessages.message(check)));
      }
      case ImageState.Failed failed ->
          message.setFailure(GenerationMessages.message(failed.failure()));
      case ImageState.Waiting waiting -> {}
      case ImageState.Cancelled cancelled -> {}
    }
    return message.build();
  }

  static Artifact message(StoredArtifact artifact) {
    return Artifact.newBuilder()
        .setMediaType(artifact.mediaType())
        .setBytes(artifact.bytes())
        .setSha256(artifact.sha256())
        .setWidth(artifact.width())
        .setHeight(artifact.height())
        .setQuality(artifact.quality())
        .build();
  }

  private static FidelityReport message(FidelityFigures fidelity) {
    var message =
        FidelityReport.newBuilder()
            .setMaxProductDiff(fidelity.maxProductDiff())
            .setPixelsCompared(fidelity.pixelsCompared())
            .setHalo(fidelity.halo())
            .setScale(fidelity.scale())
            .setResampling(fidelity.resampling())
            .setAdjustment(
                switch (fidelity.adjustment()) {
                  case NONE -> ProductAdjustment.PRODUCT_ADJUSTMENT_NONE;
                  case LIGHT -> ProductAdjustment.PRODUCT_ADJUSTMENT_LIGHT;
                })
            .setMaxShownDiff(fidelity.maxShownDiff())
            .setMaxEdgeDiff(fidelity.maxEdgeDiff())
            .setProductShare(fidelity.productShare());
    fidelity
        .frame()
        .ifPresent(
            frame ->
                message.setFrame(
                    ProductFrame.newBuilder()
                        .setX(frame.x())
                        .setY(frame.y())
                        .setWidth(frame.width())
                        .setHeight(frame.height())));
    return message.build();
  }

  private static Timings message(ImageTimings timings) {
    return Timings.newBuilder()
        .setTotal(GenerationMessages.duration(timings.total()))
        .setModel(GenerationMessages.duration(timings.model()))
        .setCompositing(GenerationMessages.duration(timings.compositing()))
        .setEncoding(GenerationMessages.duration(timings.encoding()))
        .build();
  }
}
