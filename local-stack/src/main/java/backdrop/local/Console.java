package backdrop.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what happens, one line each, with a little colour where the terminal wants it. */
final class Console {
  private final PrintStream out;
  private final boolean colour;

  Console(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Colours only on a terminal, and never where NO_COLOR asks for none. */
  static Console ofThisProcess() {
    var wanted =
        Boolean.getBoolean("backdrop.tty")
            && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(System.out, wanted);
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  void ready(String name, Duration took) {
    say("  %-16s%s %s".formatted(name, paint("32", "ready"), seconds(took)));
  }

  void trouble(String line) {
    say("  " + paint("33", line));
  }

  String bold(String text) {
    return paint("1", text);
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%5.1f s", duration.toMillis() / 1000.0);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
