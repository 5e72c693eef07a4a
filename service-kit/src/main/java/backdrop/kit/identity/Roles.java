package backdrop.kit.identity;

/** The roles that access tokens carry in their {@code groups} claim. */
public final class Roles {
  /** An account, by log-in or by API key: paints, keeps photos, reads its own library. */
  public static final String USER = "user";

  /** An account that logged in with its password: may also change the account and its keys. */
  public static final String ACCOUNT = "account";

  /** Another service of this installation, acting for no account. */
  public static final String SERVICE = "service";

  private Roles() {}
}
