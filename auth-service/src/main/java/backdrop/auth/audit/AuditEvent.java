package backdrop.auth.audit;

/** What happened to an account; the names appear in log lines and metrics. */
public enum AuditEvent {
  ACCOUNT_REGISTERED,
  ACCOUNT_DELETED,
  LOGGED_IN,
  LOG_IN_FAILED,
  LOG_IN_THROTTLED,
  PASSWORD_CHANGED,
  SESSION_ENDED,
  SESSION_REUSED,
  KEY_CREATED,
  KEY_REVOKED
}
