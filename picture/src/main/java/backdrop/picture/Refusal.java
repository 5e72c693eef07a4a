package backdrop.picture;

/**
 * Why a picture, a mask or a placement is refused: a closed list, each with the kind of answer that
 * it deserves.
 */
public enum Refusal {
  /** Nothing was sent, or too little to tell a type. */
  EMPTY(Kind.UNUSABLE),
  /** The file is larger than {@link DecodeLimits#maxBytes}. */
  TOO_LARGE_BYTES(Kind.TOO_LARGE),
  /** Neither JPEG, PNG nor WebP. */
  UNSUPPORTED_TYPE(Kind.UNSUPPORTED),
  /**
   * An accepted type in a flavour that is not: arithmetic, lossless, hierarchical or 12-bit JPEG.
   */
  UNSUPPORTED_VARIANT(Kind.UNSUPPORTED),
  /** More pixels than {@link DecodeLimits#maxPixels}. */
  TOO_MANY_PIXELS(Kind.UNUSABLE),
  /** A side longer than {@link DecodeLimits#maxSide}. */
  SIDE_TOO_LONG(Kind.UNUSABLE),
  /** A side shorter than {@link DecodeLimits#minSide}. */
  TOO_SMALL(Kind.UNUSABLE),
  /** Decoded samples would take more than {@link DecodeLimits#maxDecodedBytes}. */
  TOO_LARGE_DECODED(Kind.UNUSABLE),
  /** Too many scans, too much metadata or too much memory for what it shows. */
  TOO_COMPLEX(Kind.UNUSABLE),
  /** More than one frame. */
  ANIMATED(Kind.UNUSABLE),
  /** The file ends before its picture does. */
  TRUNCATED(Kind.UNUSABLE),
  /** The file contradicts itself: a wrong checksum, a broken header, undecodable data. */
  CORRUPT(Kind.UNUSABLE),
  /** Decoding passed {@link DecodeLimits#deadline} and was stopped. */
  TOOK_TOO_LONG(Kind.UNUSABLE),
  /**
   * All decoders are in use and the line for them is full; the same bytes may well pass in a
   * second.
   */
  DECODER_BUSY(Kind.BUSY),
  /** The mask is not as wide and high as its photo. */
  MASK_SIZE_DIFFERS(Kind.UNUSABLE),
  /** The mask keeps nothing: there is no product. */
  MASK_EMPTY(Kind.UNUSABLE),
  /** The placement leaves no pixel of the product on the canvas. */
  PRODUCT_OFF_CANVAS(Kind.UNUSABLE);

  /** What a caller should do about it; each maps to one answer of HTTP. */
  public enum Kind {
    /** Send fewer bytes (413). */
    TOO_LARGE,
    /** Send another type (415). */
    UNSUPPORTED,
    /** This content cannot be used (422). */
    UNUSABLE,
    /** Try again in a moment (503 with Retry-After). */
    BUSY
  }

  private final Kind kind;

  Refusal(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
