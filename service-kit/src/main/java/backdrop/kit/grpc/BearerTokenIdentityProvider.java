package backdrop.kit.grpc;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;

/**
 * Verifies the access token of a gRPC call with the service's {@link AccessTokenVerifier}.
 *
 * <p>A method goes on wherever its identity becomes known. Where a key has to be fetched first,
 * that would be an event loop, and the method would block it; so identities are never handed over
 * there.
 */
@ApplicationScoped
public class BearerTokenIdentityProvider implements IdentityProvider<BearerTokenRequest> {
  private final AccessTokenVerifier verifier;
  private final ExecutorService virtualThreads;

  @Inject
  public BearerTokenIdentityProvider(
      AccessTokenVerifier verifier, @VirtualThreads ExecutorService virtualThreads) {
    this.verifier = verifier;
    this.virtualThreads = virtualThreads;
  }

  @Override
  public Class<BearerTokenRequest> getRequestType() {
    return BearerTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      BearerTokenRequest request, AuthenticationRequestContext context) {
    return verifier.verify(request.token()).emitOn(this::offTheEventLoop);
  }

  private void offTheEventLoop(Runnable handover) {
    if (Context.isOnEventLoopThread()) {
      virtualThreads.execute(handover);
    } else {
      handover.run();
    }
  }
}
