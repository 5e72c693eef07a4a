package backdrop.gateway.generation;

import backdrop.gateway.generation.ImageJson.LinksJson;

/** Where a generation's images are fetched from: from the painter, or from the library. */
@FunctionalInterface
public interface ImageAddresses {
  LinksJson of(int index);

  /** Straight from the painter, for a day. */
  static ImageAddresses ofGeneration(String generationId) {
    return index -> new LinksJson("/api/generations/" + generationId + "/images/" + index, null);
  }

  /** From the library, for good. */
  static ImageAddresses ofRecord(String recordId) {
    return index -> {
      String image = "/api/records/" + recordId + "/images/" + index;
      return new LinksJson(image, image + "/thumbnail");
    };
  }
}
