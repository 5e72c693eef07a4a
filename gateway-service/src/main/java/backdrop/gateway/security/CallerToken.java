package backdrop.gateway.security;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/** The verified access token behind the current request, to call other services with. */
@RequestScoped
public class CallerToken {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final SecurityIdentity identity;

  @Inject
  public CallerToken(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The stub, calling as the account behind this request. The result may be used from any thread
   * and after the request; without a signed-in account it calls as nobody.
   */
  public <S extends AbstractStub<S>> S on(S stub) {
    AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
    return credential == null ? stub : stub.withCallCredentials(new Bearer(credential.getToken()));
  }

  private static final class Bearer extends CallCredentials {
    private final String token;

    Bearer(String token) {
      this.token = token;
    }

    @Override
    public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
      Metadata metadata = new Metadata();
      metadata.put(AUTHORIZATION, "Bearer " + token);
      applier.apply(metadata);
    }
  }
}
