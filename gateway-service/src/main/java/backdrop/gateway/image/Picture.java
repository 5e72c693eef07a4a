package backdrop.gateway.image;

import backdrop.gateway.wire.Statuses;
import backdrop.history.v1.DownloadImageResponse;
import backdrop.inference.v1.DownloadArtifactResponse;
import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A picture on its way from another service: its facts, then its bytes, fetched only as fast as
 * they are taken. Closing it early stops the sender. For one thread.
 */
public final class Picture implements AutoCloseable {
  private final Facts facts;
  private final Chunks chunks;

  /** What the bytes are. */
  public record Facts(String mediaType, long bytes, String sha256) {}

  private interface Chunks {
    /** The next bytes, or null after the last. */
    @Nullable ByteString next();

    void cancel();
  }

  private Picture(Facts facts, Chunks chunks) {
    this.facts = facts;
    this.chunks = chunks;
  }

  /** A photo, mask, result or thumbnail that is kept; fails as the call fails. */
  public static Picture kept(BlockingClientCall<?, DownloadImageResponse> call) {
    return open(
        call,
        first -> {
          var info = first.getInfo();
          return new Facts(info.getMediaType(), info.getBytes(), info.getSha256());
        },
        DownloadImageResponse::getChunk);
  }

  /** A finished image at the painter; fails as the call fails. */
  public static Picture painted(BlockingClientCall<?, DownloadArtifactResponse> call) {
    return open(
        call,
        first -> {
          var artifact = first.getArtifact();
          return new Facts(artifact.getMediaType(), artifact.getBytes(), artifact.getSha256());
        },
        DownloadArtifactResponse::getChunk);
  }

  public Facts facts() {
    return facts;
  }

  /** The next bytes, or null after the last. */
  public @Nullable ByteString next() {
    return chunks.next();
  }

  @Override
  public void close() {
    chunks.cancel();
  }

  private static <M> Picture open(
      BlockingClientCall<?, M> call, Function<M, Facts> facts, Function<M, ByteString> chunk) {
    @Nullable M first = read(call);
    if (first == null) {
      throw new IllegalStateException("A picture came without its facts");
    }
    Chunks chunks =
        new Chunks() {
          @Override
          public @Nullable ByteString next() {
            @Nullable M message = read(call);
            return message == null ? null : chunk.apply(message);
          }

          @Override
          public void cancel() {
            call.cancel("no longer wanted", null);
          }
        };
    return new Picture(facts.apply(first), chunks);
  }

  private static <M> @Nullable M read(BlockingClientCall<?, M> call) {
    try {
      return call.read();
    } catch (StatusException failed) {
      throw Statuses.unchecked(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      call.cancel("interrupted", interrupted);
      throw new IllegalStateException("Interrupted while a picture was read", interrupted);
    }
  }
}
