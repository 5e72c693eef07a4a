package backdrop.picture;

/** The three file types that come in and go out. */
public enum PictureFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp");

  private final String mediaType;
  private final String extension;

  PictureFormat(String mediaType, String extension) {
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
}
