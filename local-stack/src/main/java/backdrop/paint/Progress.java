package backdrop.paint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Shows how far the painting is: a bar on a terminal, a line now and then elsewhere. */
final class Progress {
  private static final int WIDTH = 28;

  private final PrintStream out;
  private final boolean terminal;
  private int count = 1;
  private String last = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Takes the whole state of the generation. */
  void show(JsonNode generation) {
    count = Math.max(1, generation.path("settings").path("count").asInt(1));
    var progress = generation.path("progress");
    if (progress.isObject()) {
      advance(progress);
    } else if (generation.path("state").asText().equals("succeeded")) {
      line(1, "done");
    }
  }

  /** Takes one progress object. */
  void advance(JsonNode progress) {
    if (progress.path("phase").asText().equals("waiting")) {
      int ahead = progress.path("position").asInt();
      line(
          0,
          ahead > 1 ? "waiting, number " + ahead + " in the queue" : "waiting for a free painter");
      return;
    }
    int image = progress.path("imageIndex").asInt();
    int step = progress.path("step").asInt();
    int steps = Math.max(1, progress.path("steps").asInt());
    var words = "picture %d of %d, step %d of %d".formatted(image + 1, count, step, steps);
    line((image + (double) step / steps) / count, words + remaining(progress));
  }

  /** Says that the server went away and is being asked again. */
  void lost() {
    line(0, "reconnecting");
  }

  /** Leaves the terminal ready for ordinary lines. */
  void end() {
    if (terminal && !last.isEmpty()) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String remaining(JsonNode progress) {
    long millis = progress.path("estimatedRemainingMs").asLong();
    return terminal && millis > 0 ? ", about " + Math.ceilDiv(millis, 1000) + " s left" : "";
  }

  private void line(double done, String words) {
    if (words.equals(last)) {
      return;
    }
    last = words;
    if (terminal) {
      int full = (int) Math.round(done * WIDTH);
      out.print("\r\u001b[K[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + words);
    } else {
      out.println(words);
    }
    out.flush();
  }
}
