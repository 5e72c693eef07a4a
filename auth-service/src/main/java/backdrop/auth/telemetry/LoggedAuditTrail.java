package backdrop.auth.telemetry;

import backdrop.auth.audit.AuditEvent;
import backdrop.auth.audit.AuditTrail;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes one line an event under the category {@code backdrop.audit}, with event and account as
 * fields of their own, and counts events in {@code backdrop_auth_events_total}.
 */
public final class LoggedAuditTrail implements AuditTrail {
  private static final Logger LOG = Logger.getLogger("backdrop.audit");

  private final MeterRegistry metrics;

  public LoggedAuditTrail(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void record(AuditEvent event, String accountId) {
    metrics
        .counter("backdrop.auth.events", "event", event.name().toLowerCase(Locale.ROOT))
        .increment();
    MDC.put("event", event.name());
    MDC.put("accountId", accountId);
    try {
      LOG.infof("%s account=%s", event, accountId);
    } finally {
      MDC.remove("event");
      MDC.remove("accountId");
    }
  }
}
