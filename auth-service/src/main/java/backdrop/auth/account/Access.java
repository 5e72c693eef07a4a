package backdrop.auth.account;

/** The other ways into an account: its open sessions and its API keys. Each verb is repeatable. */
public interface Access {
  /** Ends every session of the account except the one that the refresh token belongs to. */
  void endOtherSessions(String accountId, String refreshToken);

  /** Ends every session and revokes every key of the account. */
  void endAll(String accountId);
}
