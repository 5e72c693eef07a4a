package backdrop.picture.output;

/** No allowed quality brings the picture below its byte limit. */
public final class FileTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long smallest;
  private final long maxBytes;

  FileTooLarge(FileRules rules, long smallest) {
    super(
        rules.format().hasQuality()
            ? "As %s the picture has %,d bytes even at quality %d, the lowest allowed; the limit is %,d. Choose a smaller canvas or a higher limit."
                .formatted(rules.format(), smallest, rules.floor(), rules.maxBytes().orElseThrow())
            : "As %s the picture has %,d bytes and the limit is %,d; this format loses nothing and cannot be made smaller. Choose JPEG or WebP, a smaller canvas or a higher limit."
                .formatted(rules.format(), smallest, rules.maxBytes().orElseThrow()));
    this.smallest = smallest;
    this.maxBytes = rules.maxBytes().orElseThrow();
  }

  /** The fewest bytes that were reached. */
  public long smallest() {
    return smallest;
  }

  public long maxBytes() {
    return maxBytes;
  }
}
