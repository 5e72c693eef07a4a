package backdrop.history.grpc;

import backdrop.history.image.KeptImage;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.ImageInfo;
import com.google.protobuf.UnsafeByteOperations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.groups.GeneratorEmitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/**
 * The answer to a download: what the bytes are, then the bytes in chunks, read as they are sent.
 */
final class ImageStream {
  private static final int CHUNK = 256 * 1024;
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("download").start(task);

  private ImageStream() {}

  /** Closes the stream when all is sent, when it fails, and when the caller leaves. */
  static Multi<DownloadImageResponse> of(KeptImage image, InputStream bytes) {
    Multi<DownloadImageResponse> parts =
        Multi.createFrom()
            .resource(() -> bytes, ImageStream::chunks)
            .withFinalizer(ImageStream::close);
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(info(image)), parts)
        // A thread of its own, which may wait for a slow reader; the call's stays free to hear that
        // the caller leaves.
        .runSubscriptionOn(VIRTUAL);
  }

  private static Multi<DownloadImageResponse> chunks(InputStream bytes) {
    return Multi.createFrom()
        .generator(
            () -> bytes,
            (reading, emitter) -> {
              next(reading, emitter);
              return reading;
            });
  }

  private static void next(
      InputStream bytes, GeneratorEmitter<? super DownloadImageResponse> emitter) {
    try {
      byte[] chunk = bytes.readNBytes(CHUNK);
      if (chunk.length == 0) {
        emitter.complete();
      } else {
        emitter.emit(
            DownloadImageResponse.newBuilder()
                .setChunk(UnsafeByteOperations.unsafeWrap(chunk))
                .build());
      }
    } catch (IOException broken) {
      emitter.fail(new UncheckedIOException(broken));
    }
  }

  private static DownloadImageResponse info(KeptImage image) {
    return DownloadImageResponse.newBuilder()
        .setInfo(
            ImageInfo.newBuilder()
                .setMediaType(image.mediaType())
                .setBytes(image.bytes())
                .setSha256(image.sha256()))
        .build();
  }

  private static void close(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
