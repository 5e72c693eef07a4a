package backdrop.auth.audit;

/** Keeps audit events. Never throws; gets account ids and nothing else about a person. */
@FunctionalInterface
public interface AuditTrail {
  /** Stands in for the account where an address belongs to none. */
  String NOBODY = "none";

  void record(AuditEvent event, String accountId);
}
