package backdrop.history.grpc;

import backdrop.history.image.KeptImage;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.history.v1.ImageInfo;
import backdrop.kit.failure.Failure;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.groups.GeneratorEmitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The answer to a download: what the bytes are, then the bytes in chunks, read as they are sent.
 */
final class ImageStream {
  private static final int CHUNK = 256 * 1024;
  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("download").start(task);

  private ImageStream() {}

  /** Closes the stream when all is sent, when it fails, and when the caller leaves. */
  static Multi<DownloadImageResponse> of(KeptImage image, InputStream bytes) {
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(info(image)),
            of(bytes, chunk -> DownloadImageResponse.newBuilder().setChunk(chunk).build()))
        .runSubscriptionOn(VIRTUAL);
  }

  /** The bytes in chunks, as messages. Closes the stream as {@link #of(KeptImage, InputStream)}. */
  static <T> Multi<T> of(InputStream bytes, Function<ByteString, T> message) {
    return Multi.createFrom()
        .resource(() -> bytes, stream -> chunks(stream, message))
        .withFinalizer(ImageStream::close)
        // A thread of its own, which may wait for a slow reader; the call's stays free to hear that
        // the caller leaves.
        .runSubscriptionOn(VIRTUAL);
  }

  private static <T> Multi<T> chunks(InputStream bytes, Function<ByteString, T> message) {
    return Multi.createFrom()
        .generator(
            () -> bytes,
            (reading, emitter) -> {
              next(reading, message, emitter);
              return reading;
            });
  }

  private static <T> void next(
      InputStream bytes, Function<ByteString, T> message, GeneratorEmitter<? super T> emitter) {
    try {
      byte[] chunk = bytes.readNBytes(CHUNK);
      if (chunk.length == 0) {
        emitter.complete();
      } else {
        emitter.emit(message.apply(UnsafeByteOperations.unsafeWrap(chunk)));
      }
    } catch (IOException broken) {
      emitter.fail(new UncheckedIOException(broken));
    } catch (Failure refused) {
      emitter.fail(refused);
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
