package backdrop.local;

import java.util.List;
import java.util.Map;

/** How {@code up} was asked to start; port 0 lets the machine pick. */
record UpOptions(int port, boolean detach) {
  static final int USUAL_PORT = 8080;

  /**
   * Reads the arguments after {@code up}; {@code BACKDROP_PORT} counts where {@code --port} is not
   * given.
   */
  static UpOptions parse(List<String> arguments, Map<String, String> environment) {
    var port =
        environment.containsKey("BACKDROP_PORT")
            ? port(environment.get("BACKDROP_PORT"))
            : USUAL_PORT;
    var detach = false;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      switch (argument) {
        case "--detach", "-d" -> detach = true;
        case "--port", "-p" -> {
          if (!rest.hasNext()) {
            throw new StackFailure("--port needs a number, for example --port 9000");
          }
          port = port(rest.next());
        }
        default -> {
          if (!argument.startsWith("--port=")) {
            throw new StackFailure(
                "up does not know '" + argument + "': it takes --port N and --detach");
          }
          port = port(argument.substring("--port=".length()));
        }
      }
    }
    return new UpOptions(port, detach);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a number out of range.
    }
    throw new StackFailure(
        "'" + text + "' is no port: give a number from 0 (any free one) to 65535");
  }
}
