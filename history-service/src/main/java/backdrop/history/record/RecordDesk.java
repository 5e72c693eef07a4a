package backdrop.history.record;

import backdrop.history.failure.HistoryReason;
import backdrop.history.image.Images;
import backdrop.history.image.KeptImage;
import backdrop.history.page.Page;
import backdrop.history.page.PageRequest;
import backdrop.kit.failure.Failure;
import java.time.Clock;

/**
 * What an account can do with its records. A record of another account is answered exactly as one
 * that does not exist.
 */
public final class RecordDesk {
  private final Records records;
  private final Images images;
  private final Clock clock;

  public RecordDesk(Records records, Images images, Clock clock) {
    this.records = records;
    this.images = images;
    this.clock = clock;
  }

  /**
   * One record.
   *
   * @throws Failure RECORD_NOT_FOUND
   */
  public GenerationRecord get(String accountId, String recordId) {
    return records.find(accountId, recordId).orElseThrow(RecordDesk::notFound);
  }

  /**
   * The account's records, newest first.
   *
   * @throws Failure PAGE_TOKEN_INVALID, PAGE_SIZE_OUT_OF_RANGE
   */
  public Page<GenerationRecord> list(
      String accountId, RecordFilter filter, int pageSize, String pageToken) {
    PageRequest request = PageRequest.of(pageSize, pageToken, filter.scope(accountId));
    return request.page(
        records.list(accountId, filter, request.after(), request.lookAhead()),
        GenerationRecord::position);
  }

  /**
   * Changes a record; the same change again changes nothing.
   *
   * @throws Failure RECORD_NOT_FOUND
   */
  public GenerationRecord change(String accountId, String recordId, RecordChange change) {
    if (change.isEmpty()) {
      return get(accountId, recordId);
    }
    return records.change(accountId, recordId, change).orElseThrow(RecordDesk::notFound);
  }

  /** Deletes a record with its images; one that does not exist is deleted already. */
  public void delete(String accountId, String recordId) {
    records
        .remove(accountId, recordId, clock.instant())
        .ifPresent(deleted -> images.delete(deleted.blobs()));
  }

  /**
   * A finished image as it was painted.
   *
   * @throws Failure RECORD_NOT_FOUND, IMAGE_NOT_FOUND
   */
  public KeptImage result(String accountId, String recordId, int index) {
    return get(accountId, recordId)
        .image(index)
        .flatMap(RecordImage::result)
        .orElseThrow(RecordDesk::imageNotFound);
  }

  /**
   * A finished image, small.
   *
   * @throws Failure RECORD_NOT_FOUND, IMAGE_NOT_FOUND
   */
  public KeptImage thumbnail(String accountId, String recordId, int index) {
    return get(accountId, recordId)
        .image(index)
        .flatMap(RecordImage::thumbnail)
        .orElseThrow(RecordDesk::imageNotFound);
  }

  private static Failure notFound() {
    return new Failure(HistoryReason.RECORD_NOT_FOUND, "There is no such record.");
  }

  private static Failure imageNotFound() {
    return new Failure(HistoryReason.IMAGE_NOT_FOUND, "The record has no such image.");
  }
}
