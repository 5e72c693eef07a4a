package backdrop.prompt.text;

/**
 * A provider of texts could not be used this time: it is down, slow, over its quota, or its answer
 * was unusable. Whoever catches it answers with what is built in, and says so.
 */
public final class ProviderUnavailable extends RuntimeException {
  public ProviderUnavailable(String message) {
    super(message);
  }

  public ProviderUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
