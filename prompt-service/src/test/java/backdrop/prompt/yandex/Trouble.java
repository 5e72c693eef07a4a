package backdrop.prompt.yandex;

import backdrop.fakeyandex.Fault;
import java.time.Duration;
import java.util.Optional;

/** The ten ways in which a provider fails and a caller has an answer nevertheless. */
enum Trouble {
  BUSY_WITH_RETRY_AFTER("busy", new Fault.Status(429, Optional.of(Duration.ofSeconds(1)))),
  BROKEN("broken", new Fault.Status(500)),
  NO_CONNECTION("unreachable"),
  ONE_BYTE_A_SECOND("slow", new Fault.Drip()),
  TRUNCATED("unusable", new Fault.Truncated()),
  ERROR_WITH_STATUS_200("broken", new Fault.ErrorWithStatus200()),
  CERTIFICATE_OF_ANOTHER_HOST("unreachable"),
  TEN_MEBIBYTES("unusable", new Fault.Huge(10 * 1024 * 1024)),
  CONTENT_FILTER("refused"),
  EXPIRED_TOKEN("unauthenticated");

  private final String label;
  private final Optional<Fault> fault;

  Trouble(String label) {
    this.label = label;
    this.fault = Optional.empty();
  }

  Trouble(String label, Fault fault) {
    this.label = label;
    this.fault = Optional.of(fault);
  }

  /** The outcome under which a try that met it is counted. */
  String label() {
    return label;
  }

  /** What the fake plays for it; empty where the trouble is not in the answer. */
  Optional<Fault> fault() {
    return fault;
  }
}
