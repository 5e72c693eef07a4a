package backdrop.history.photo;

import backdrop.history.page.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Photos in a map. */
public final class InMemoryPhotos implements Photos {
  private static final Comparator<Photo> NEWEST_FIRST =
      Comparator.comparing(Photo::createdAt).thenComparing(Photo::id).reversed();

  private final Map<String, Photo> photos = new LinkedHashMap<>();

  @Override
  public synchronized boolean add(Photo photo) {
    if (findUpload(photo.accountId(), photo.uploadSha256()).isPresent()) {
      return false;
    }
    photos.put(photo.id(), photo);
    return true;
  }

  @Override
  public synchronized Optional<Photo> find(String accountId, String photoId) {
    return of(accountId).filter(photo -> photo.id().equals(photoId)).findFirst();
  }

  @Override
  public synchronized Optional<Photo> findUpload(String accountId, String uploadSha256) {
    return of(accountId).filter(photo -> photo.uploadSha256().equals(uploadSha256)).findFirst();
  }

  @Override
  public synchronized long count(String accountId) {
    return of(accountId).count();
  }

  @Override
  public synchronized List<Photo> list(String accountId, Optional<Position> after, int limit) {
    return of(accountId)
        .filter(photo -> after.isEmpty() || liesAfter(photo, after.get()))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Photo> addMask(
      String accountId, String photoId, PhotoMask mask, int keep) {
    Optional<Photo> masked = find(accountId, photoId).map(photo -> with(photo, mask, keep));
    masked.ifPresent(photo -> photos.put(photo.id(), photo));
    return masked;
  }

  @Override
  public synchronized Optional<Photo> remove(String accountId, String photoId) {
    Optional<Photo> removed = find(accountId, photoId);
    removed.ifPresent(photo -> photos.remove(photo.id()));
    return removed;
  }

  @Override
  public synchronized Set<String> referenced(Collection<String> blobs) {
    Set<String> named = new HashSet<>();
    photos.values().forEach(photo -> named.addAll(photo.blobs()));
    named.retainAll(blobs);
    return named;
  }

  private Stream<Photo> of(String accountId) {
    return photos.values().stream().filter(photo -> photo.accountId().equals(accountId));
  }

  private static boolean liesAfter(Photo photo, Position position) {
    int time = photo.createdAt().compareTo(position.at());
    return time < 0 || time == 0 && photo.id().compareTo(position.id()) < 0;
  }

  private static Photo with(Photo photo, PhotoMask mask, int keep) {
    List<PhotoMask> masks = new ArrayList<>(photo.masks());
    masks.add(mask);
    return new Photo(
        photo.id(),
        photo.accountId(),
        photo.uploadSha256(),
        photo.width(),
        photo.height(),
        photo.hasAlpha(),
        photo.fileName(),
        photo.createdAt(),
        photo.picture(),
        photo.thumbnail(),
        masks.subList(Math.max(0, masks.size() - keep), masks.size()));
  }
}
