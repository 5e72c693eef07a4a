package backdrop.gateway.generation;

import backdrop.gateway.image.Picture;
import backdrop.gateway.wire.Statuses;
import backdrop.inference.v1.Generation;
import backdrop.inference.v1.StartGenerationHeader;
import backdrop.inference.v1.StartGenerationRequest;
import backdrop.inference.v1.StartGenerationResponse;
import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One StartGeneration call. Reads a picture's next chunk only when the painter has room for it, so
 * no picture is ever held whole.
 */
final class StartStream {
  private final BlockingClientCall<StartGenerationRequest, StartGenerationResponse> call;

  StartStream(BlockingClientCall<StartGenerationRequest, StartGenerationResponse> call) {
    this.call = call;
  }

  /** Sends everything and answers the accepted generation; fails as either side fails. */
  Generation send(StartGenerationHeader header, Picture photo, @Nullable Picture mask) {
    boolean answered = false;
    try {
      if (call.write(StartGenerationRequest.newBuilder().setHeader(header).build())
          && copy(photo, StartStream::photoChunk)
          && (mask == null || copy(mask, StartStream::maskChunk))) {
        call.halfClose();
      }
      // A refusal in the middle ends the writing and is read here.
      @Nullable StartGenerationResponse response = call.read();
      answered = true;
      if (response == null) {
        throw new IllegalStateException("StartGeneration ended without an answer");
      }
      return response.getGeneration();
    } catch (StatusException refused) {
      throw Statuses.unchecked(refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a generation was started", interrupted);
    } finally {
      if (!answered) {
        call.cancel("not completed", null);
      }
    }
  }

  private boolean copy(Picture picture, Function<ByteString, StartGenerationRequest> message)
      throws StatusException, InterruptedException {
    @Nullable ByteString chunk;
    while ((chunk = picture.next()) != null) {
      if (!call.write(message.apply(chunk))) {
        return false;
      }
    }
    return true;
  }

  private static StartGenerationRequest photoChunk(ByteString chunk) {
    return StartGenerationRequest.newBuilder().setPhotoChunk(chunk).build();
  }

  private static StartGenerationRequest maskChunk(ByteString chunk) {
    return StartGenerationRequest.newBuilder().setMaskChunk(chunk).build();
  }
}
