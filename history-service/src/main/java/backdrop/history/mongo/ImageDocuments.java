package backdrop.history.mongo;

import backdrop.history.image.KeptImage;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What documents say about their images, to and from BSON. */
final class ImageDocuments {
  private ImageDocuments() {}

  static Document of(KeptImage image) {
    return new Document("blob", image.blob())
        .append("mediaType", image.mediaType())
        .append("bytes", image.bytes())
        .append("sha256", image.sha256());
  }

  static @Nullable Document ofOptional(Optional<KeptImage> image) {
    return image.map(ImageDocuments::of).orElse(null);
  }

  static KeptImage image(Document document) {
    return new KeptImage(
        document.getString("blob"),
        document.getString("mediaType"),
        document.getLong("bytes"),
        document.getString("sha256"));
  }

  static Optional<KeptImage> optionalImage(@Nullable Document document) {
    return Optional.ofNullable(document).map(ImageDocuments::image);
  }

  /** Those of the candidates that stand in one of the images. */
  static Set<String> among(Collection<String> candidates, List<String> named) {
    Set<String> found = new HashSet<>(named);
    found.retainAll(candidates);
    return found;
  }
}
