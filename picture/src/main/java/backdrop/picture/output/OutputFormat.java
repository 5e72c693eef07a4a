package backdrop.picture.output;

/** The file types that finished pictures are written in. */
public enum OutputFormat {
  /** Lossless. */
  PNG("image/png", "png"),
  /** Lossy; opaque. */
  JPEG("image/jpeg", "jpg"),
  /** Lossy below quality 100, lossless at 100. */
  WEBP("image/webp", "webp"),
  /** Lossless, with background, shadow and product as layers. */
  PSD("image/vnd.adobe.photoshop", "psd");

  private final String mediaType;
  private final String extension;

  OutputFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The usual ending of a file name, without a dot. */
  public String extension() {
    return extension;
  }

  /** Whether a quality below 100 means something: JPEG and WebP. */
  public boolean hasQuality() {
    return this == JPEG || this == WEBP;
  }

  /** Whether a picture may stay see-through in it: PNG and WebP. */
  public boolean takesTransparency() {
    return this == PNG || this == WEBP;
  }

  /**
   * The format of a media type.
   *
   * @throws IllegalArgumentException for a type that nothing here is written in
   */
  public static OutputFormat ofMediaType(String mediaType) {
    for (OutputFormat format : values()) {
      if (format.mediaType.equals(mediaType)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no finished picture is of type " + mediaType);
  }
}
