package backdrop.history.photo;

/** What one account may keep. */
public interface PhotoLimits {
  /** Photos of one account. */
  int maxPerAccount();

  /** Masks of one photo; when more are put, the oldest go. */
  int masksPerPhoto();
}
