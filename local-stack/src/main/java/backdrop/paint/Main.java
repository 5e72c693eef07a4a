package backdrop.paint;

import backdrop.local.Checkout;
import backdrop.local.Home;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Paints one photo from the terminal; ends with 0 only when every picture is there. */
public final class Main {
  private final PaintOptions options;
  private final Gateway gateway;
  private final Progress progress;
  private final AtomicReference<String> painting = new AtomicReference<>("");

  private Main(PaintOptions options, Gateway gateway, Progress progress) {
    this.options = options;
    this.gateway = gateway;
    this.progress = progress;
  }

  /** Takes the arguments after {@code paint}. */
  public static void main(String[] arguments) throws JsonProcessingException {
    var words = Arrays.asList(arguments);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(PaintOptions.USAGE);
      return;
    }
    try {
      System.exit(run(words));
    } catch (PaintFailure failure) {
      System.err.println("backdrop: " + failure.getMessage());
      System.exit(1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      System.exit(130);
    }
  }

  private static int run(List<String> arguments)
      throws InterruptedException, JsonProcessingException {
    var options = PaintOptions.parse(arguments);
    var checkout = Checkout.around(Path.of(System.getProperty("backdrop.root", "")));
    var home = Home.folder(System.getenv(), checkout);
    var gateway = new Gateway(Destination.find(System.getenv(), home));
    var progress =
        new Progress(
            options.json() ? System.err : System.out, Boolean.getBoolean(terminal(options)));
    var report = new Main(options, gateway, progress).paint();
    if (options.json()) {
      report.printJson(System.out);
    } else {
      report.print(System.out);
    }
    return report.complete() ? 0 : 1;
  }

  /** With JSON on standard output, progress goes to standard error. */
  private static String terminal(PaintOptions options) {
    return options.json() ? "backdrop.tty.err" : "backdrop.tty";
  }

  private Report paint() throws InterruptedException {
    var results = new Results(gateway, options.out());
    results.prepare();
    var start = Instant.now();
    var photo = gateway.addPhoto(options);
    var uploaded = Instant.now();
    CutOutNotice.of(photo).ifPresent(System.err::println);
    var cancelling = new Thread(this::cancel, "cancelling");
    Runtime.getRuntime().addShutdownHook(cancelling);
    var generation = watch(photo.path("photoId").asText());
    var painted = Instant.now();
    var files = results.download(generation, stem());
    var timings =
        new Report.Timings(
            Duration.between(start, uploaded),
            Duration.between(uploaded, painted),
            Duration.between(painted, Instant.now()));
    return new Report(photo.path("photoId").asText(), generation, files, timings);
  }

  private JsonNode watch(String photoId) throws InterruptedException {
    var started = gateway.start(options, photoId, UUID.randomUUID());
    painting.set(started.path("generationId").asText());
    CutNotice.of(started).forEach(System.err::println);
    try {
      return new Watch(gateway, progress).untilFinished(started);
    } finally {
      // A generation that we only lost sight of goes on; Ctrl-C alone cancels, and it does not come
      // by here.
      painting.set("");
      progress.end();
    }
  }

  /**
   * Runs when the process ends; does something only when Ctrl-C ended it in the middle of a
   * painting.
   */
  private void cancel() {
    var generationId = painting.getAndSet("");
    if (generationId.isEmpty()) {
      return;
    }
    try {
      progress.end();
      gateway.cancel(generationId);
      System.err.println("Cancelled");
    } catch (PaintFailure failure) {
      System.err.println("backdrop: could not cancel: " + failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the files are called, before the seed: the photo's name and the style's. */
  private String stem() {
    var name = options.photo().getFileName().toString();
    int dot = name.lastIndexOf('.');
    var stem = dot > 0 ? name.substring(0, dot) : name;
    return options.style().map(style -> stem + "-" + style).orElse(stem);
  }
}
