package backdrop.gateway.web;

import backdrop.gateway.web.RateLimits.Rule;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts every call of a resource against its account, or its address while nobody is known. */
public class AccountLimit {
  @Inject CurrentIdentityAssociation identities;
  @Inject RateLimits limits;

  @ServerRequestFilter
  public Uni<Void> count(RoutingContext context) {
    String path = context.request().path();
    Rule rule = Rule.of(context.request().method().name(), path);
    if (rule == Rule.LOGINS) {
      limits.count(rule, RateLimits.address(context.request()), context);
      return Uni.createFrom().voidItem();
    }
    return identities
        .getDeferredIdentity()
        .invoke(identity -> limits.count(rule, caller(identity, context), context))
        .replaceWithVoid();
  }

  private static String caller(SecurityIdentity identity, RoutingContext context) {
    return identity.isAnonymous()
        ? RateLimits.address(context.request())
        : identity.getPrincipal().getName();
  }
}
