package backdrop.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How {@code up} was asked to start.
 *
 * @param port 0 lets the machine pick
 * @param model a model's name or folder
 * @param cutOutModel the folder of a segmentation network
 * @param fakeYandex whether prompts are written and translated by a fake Yandex on this machine
 */
record UpOptions(
    int port,
    boolean detach,
    Optional<String> model,
    Optional<String> cutOutModel,
    boolean fakeYandex) {
  static final int USUAL_PORT = 8080;

  /** Any free port, in the foreground, with the model that the environment says. */
  static final UpOptions ANY_PORT =
      new UpOptions(0, false, Optional.empty(), Optional.empty(), false);

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
    var model = Optional.<String>empty();
    var cutOutModel = Optional.<String>empty();
    var fakeYandex = false;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      switch (argument) {
        case "--detach", "-d" -> detach = true;
        case "--fake-yandex" -> fakeYandex = true;
        case "--port", "-p" -> {
          if (!rest.hasNext()) {
            throw new StackFailure("--port needs a number, for example --port 9000");
          }
          port = port(rest.next());
        }
        case "--model", "-m" -> {
          if (!rest.hasNext()) {
            throw new StackFailure("--model needs a name: ./backdrop models list shows them");
          }
          model = Optional.of(rest.next());
        }
        case "--cutout-model" -> {
          if (!rest.hasNext()) {
            throw new StackFailure("--cutout-model needs a folder: see models/cutout/README.md");
          }
          cutOutModel = Optional.of(rest.next());
        }
        default -> {
          if (argument.startsWith("--port=")) {
            port = port(argument.substring("--port=".length()));
          } else if (argument.startsWith("--model=")) {
            model = Optional.of(argument.substring("--model=".length()));
          } else if (argument.startsWith("--cutout-model=")) {
            cutOutModel = Optional.of(argument.substring("--cutout-model=".length()));
          } else {
            throw new StackFailure(
                "up does not know '"
                    + argument
                    + "': it takes --port N, --model NAME, --cutout-model FOLDER, --fake-yandex and"
                    + " --detach");
          }
        }
      }
    }
    return new UpOptions(port, detach, model, cutOutModel, fakeYandex);
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
