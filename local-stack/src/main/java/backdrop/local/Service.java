package backdrop.local;

import java.util.List;
import java.util.Locale;

/** The services, in the order in which they need one another, and how much memory each may take. */
enum Service {
  /** A password hash takes tens of MiB while it is computed. */
  AUTH("-Xmx192m", JavaCommand.QUICK_START),
  /** Composes hundreds of prompts a second, and is worth the optimising compiler. */
  PROMPT("-Xmx160m"),
  /** Scales and composites the largest pictures, and is worth the optimising compiler. */
  INFERENCE("-Xmx768m"),
  /** Decodes the largest photos. */
  HISTORY("-Xmx640m", JavaCommand.QUICK_START),
  GATEWAY("-Xmx256m", JavaCommand.QUICK_START);

  private final List<String> flags;

  Service(String... flags) {
    this.flags = List.of(flags);
  }

  /** Who must serve before this one can start. */
  List<Service> needs() {
    // History asks auth for a token of its own while it starts, and gives up after seconds.
    return this == HISTORY ? List.of(AUTH) : List.of();
  }

  /** The name people see, and the first part of its folder's name. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> flags() {
    return flags;
  }
}
