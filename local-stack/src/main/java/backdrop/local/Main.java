package backdrop.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The commands that start, stop and look at the stack of this machine. */
public final class Main {
  private Main() {}

  /**
   * Takes {@code up}, {@code down} or {@code status} with its arguments; ends with 0 only when it
   * did that.
   */
  public static void main(String[] arguments) {
    try {
      System.exit(run(Arrays.asList(arguments)));
    } catch (StackFailure failure) {
      System.err.println("backdrop: " + failure.getMessage());
      System.exit(1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      System.exit(130);
    }
  }

  private static int run(List<String> arguments) throws InterruptedException {
    var command = arguments.isEmpty() ? "" : arguments.getFirst();
    var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    return switch (command) {
      case "up" -> Up.run(checkout(), homeFolder(), UpOptions.parse(rest, System.getenv()));
      case "down" -> Down.run(new Home(homeFolder()), Console.ofThisProcess());
      case "status" -> Status.run(new Home(homeFolder()), Console.ofThisProcess());
      default -> throw new StackFailure("unknown command '" + command + "': see ./backdrop help");
    };
  }

  private static Checkout checkout() {
    return Checkout.around(Path.of(System.getProperty("backdrop.root", "")));
  }

  private static Path homeFolder() {
    return Home.folder(System.getenv(), checkout());
  }
}
