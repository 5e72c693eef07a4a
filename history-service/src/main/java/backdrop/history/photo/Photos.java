package backdrop.history.photo;

import backdrop.history.image.ImageReferences;
import backdrop.history.page.Position;
import java.util.List;
import java.util.Optional;

/**
 * The photos of all accounts. Every method that takes an account sees that account's photos only;
 * each change is one atomic write.
 */
public interface Photos extends ImageReferences {
  /**
   * Adds a photo.
   *
   * @return false, and nothing is changed, if the account already keeps a photo of the same upload;
   *     (account, upload's SHA-256) is the key that makes adding safe to repeat
   */
  boolean add(Photo photo);

  /** One photo. */
  Optional<Photo> find(String accountId, String photoId);

  /** The photo that this upload became. */
  Optional<Photo> findUpload(String accountId, String uploadSha256);

  /** How many photos the account keeps. */
  long count(String accountId);

  /** Up to {@code limit} photos, newest first, that lie after the position. */
  List<Photo> list(String accountId, Optional<Position> after, int limit);

  /**
   * Puts a mask last; of all masks only the last {@code keep} stay.
   *
   * @return the photo after that; empty if there is no such photo
   */
  Optional<Photo> addMask(String accountId, String photoId, PhotoMask mask, int keep);

  /** Removes a photo and answers it as it was; empty if there was none. */
  Optional<Photo> remove(String accountId, String photoId);
}
