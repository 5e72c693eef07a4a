package backdrop.history.grpc;

import backdrop.history.export.ImageOrigins;
import backdrop.history.record.GenerationRecord;
import backdrop.inference.v1.Background;
import backdrop.inference.v1.FidelityReport;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.GenerationImage;
import backdrop.inference.v1.GenerationSettings;
import backdrop.inference.v1.ProductFrame;
import backdrop.picture.Box;
import java.util.Optional;

/** Reads how an image was made from the generation as inference described it. */
public final class SnapshotOrigins implements ImageOrigins {
  @Override
  public Origin of(GenerationRecord generation, int index) {
    Generation snapshot = RecordMessages.parse(generation);
    GenerationSettings settings = snapshot.getSettings();
    boolean painted =
        !settings.getTransparent()
            && (settings.getBackground() == Background.BACKGROUND_PAINTED
                || settings.getBackground() == Background.BACKGROUND_UNSPECIFIED);
    Optional<Box> product =
        snapshot.getImagesList().stream()
            .filter(image -> image.getIndex() == index && image.hasFidelity())
            .map(GenerationImage::getFidelity)
            .filter(FidelityReport::hasFrame)
            .map(report -> box(report.getFrame()))
            .findFirst();
    return new Origin(product, painted);
  }

  private static Box box(ProductFrame frame) {
    return new Box(
        frame.getX(), frame.getY(), Math.max(1, frame.getWidth()), Math.max(1, frame.getHeight()));
  }
}
