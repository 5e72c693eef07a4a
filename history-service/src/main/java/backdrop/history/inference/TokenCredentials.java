package backdrop.history.inference;

import backdrop.kit.grpc.BearerTokenMechanism;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/** Puts an access token on a call. */
final class TokenCredentials extends CallCredentials {
  private final String token;

  TokenCredentials(String token) {
    this.token = token;
  }

  @Override
  public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
    Metadata metadata = new Metadata();
    metadata.put(BearerTokenMechanism.AUTHORIZATION, "Bearer " + token);
    applier.apply(metadata);
  }
}
