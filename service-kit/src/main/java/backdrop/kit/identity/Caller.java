package backdrop.kit.identity;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * The account or service behind the current call. Request-scoped; reads the verified token only.
 */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  @Inject
  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The account that everything made by this call belongs to: the token's subject.
   *
   * @throws Failure TOKEN_MISSING if nobody is signed in
   */
  public String accountId() {
    if (identity.isAnonymous()) {
      throw new Failure(
          CommonReason.TOKEN_MISSING, "Sign in first: the call carries no access token.");
    }
    return identity.getPrincipal().getName();
  }

  /** True for another service of this installation, which may read every account's artifacts. */
  public boolean isService() {
    return identity.hasRole(Roles.SERVICE);
  }
}
