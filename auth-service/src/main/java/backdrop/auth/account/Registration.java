package backdrop.auth.account;

/**
 * What somebody says who wants an account; nothing in it has been checked.
 *
 * @param email their address
 * @param password their password
 * @param name what they want to be called; may be empty
 * @param language BCP 47 tag; may be empty
 * @param machine their machine as the gateway saw it; empty if it is not known
 */
public record Registration(
    String email, String password, String name, String language, String machine) {

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "Registration";
  }
}
