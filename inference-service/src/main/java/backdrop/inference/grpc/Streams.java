package backdrop.inference.grpc;

import backdrop.inference.generation.GenerationDesk.Download;
import backdrop.inference.generation.GenerationWatch;
import backdrop.inference.v1.DownloadArtifactResponse;
import backdrop.inference.v1.WatchGenerationResponse;
import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Streaming answers, each sent from a virtual thread of its own and no faster than it is read. */
final class Streams {
  static final int CHUNK = 256 << 10;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private Streams() {}

  /** Sends what the watch tells until the end; closes the watch. */
  static Multi<WatchGenerationResponse> watch(GenerationWatch watch, Outlet outlet) {
    return sending(
        emitter -> {
          try (watch) {
            long sequence = 0;
            while (!watch.over() && !outlet.closed()) {
              // While there is no room, what the watch has to tell is replaced by the latest.
              if (outlet.awaitRoom(LOOK)) {
                var event = watch.next(LOOK);
                if (event.isPresent()) {
                  emitter.emit(GenerationMessages.message(++sequence, event.get()));
                }
              }
            }
          }
        });
  }

  /** Sends the artifact, then its bytes; closes the download. */
  static Multi<DownloadArtifactResponse> download(Download download, Outlet outlet) {
    return sending(
        emitter -> {
          try (InputStream bytes = download.bytes()) {
            emitter.emit(
                DownloadArtifactResponse.newBuilder()
                    .setArtifact(ImageMessages.message(download.artifact()))
                    .build());
            byte[] chunk = bytes.readNBytes(CHUNK);
            while (chunk.length > 0 && !outlet.closed()) {
              if (outlet.awaitRoom(LOOK)) {
                emitter.emit(
                    DownloadArtifactResponse.newBuilder()
                        .setChunk(ByteString.copyFrom(chunk))
                        .build());
                chunk = bytes.readNBytes(CHUNK);
              }
            }
          }
        });
  }

  @FunctionalInterface
  private interface Sending<T> {
    void to(MultiEmitter<? super T> emitter) throws IOException, InterruptedException;
  }

  private static <T> Multi<T> sending(Sending<T> sending) {
    return Multi.createFrom()
        .emitter(
            emitter ->
                Thread.ofVirtual()
                    .start(
                        () -> {
                          try {
                            sending.to(emitter);
                            emitter.complete();
                          } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                            emitter.fail(stop);
                          } catch (IOException | RuntimeException fault) {
                            emitter.fail(fault);
                          }
                        }));
  }
}
