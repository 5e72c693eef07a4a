package backdrop.history.image;

import backdrop.kit.failure.Failure;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Bytes of pictures. Each call to {@link #keep} makes a blob of its own; blobs never change. */
public interface Images {
  /** Stores the bytes durably; when this returns, they can be opened. */
  KeptImage keep(String mediaType, byte[] bytes);

  /**
   * The bytes from their beginning; the caller closes the stream.
   *
   * @throws Failure IMAGE_NOT_FOUND if they were deleted
   */
  InputStream open(KeptImage image);

  /** Deletes blobs, half-written ones too; those that are gone already are passed over. */
  void delete(Collection<String> blobs);

  /**
   * Some of the blobs begun before this time, half-written ones included, in a fixed order; none at
   * the end.
   *
   * @param after the last blob of the answer before; empty to begin
   */
  List<String> begunBefore(Instant time, Optional<String> after);
}
