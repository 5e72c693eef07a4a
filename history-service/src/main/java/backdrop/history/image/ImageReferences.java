package backdrop.history.image;

import java.util.Collection;
import java.util.Set;

/** A collection of documents that name blobs. */
@FunctionalInterface
public interface ImageReferences {
  /** Those of the blobs that at least one document names. */
  Set<String> referenced(Collection<String> blobs);
}
