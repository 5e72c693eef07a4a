package backdrop.picture.provenance;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a picture's pixels come from, in the words of the IPTC's Digital Source Type NewsCodes.
 * Source: the scheme of 2024-09-17, http://cv.iptc.org/newscodes/digitalsourcetype/.
 */
public enum DigitalSource {
  /** A photographed product in front of a background that a trained model painted. */
  COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
  /** What some marketplaces ask for as soon as any part of a picture came from a trained model. */
  TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
  /**
   * A photographed product, cut out and set before a plain colour or nothing: altered by a
   * programme, and nothing was made up.
   */
  ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced");

  private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  private final String code;

  DigitalSource(String code) {
    this.code = code;
  }

  /** The term alone, for example {@code trainedAlgorithmicMedia}. */
  public String code() {
    return code;
  }

  /** The term as metadata carries it. */
  public String uri() {
    return SCHEME + code;
  }

  /** The source of a term, with or without its scheme. */
  public static Optional<DigitalSource> ofCode(String code) {
    return Arrays.stream(values())
        .filter(source -> source.code.equals(code) || source.uri().equals(code))
        .findFirst();
  }
}
