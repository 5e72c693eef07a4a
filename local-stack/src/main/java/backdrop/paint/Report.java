package backdrop.paint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What was made, for people as lines and for programs as one JSON document. */
record Report(String photoId, JsonNode generation, Map<Integer, Path> files, Timings timings) {
  /** How long each part of the command took, as seen from here. */
  record Timings(Duration upload, Duration painting, Duration download) {
    Duration total() {
      return upload.plus(painting).plus(download);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether every picture that was asked for is there. */
  boolean complete() {
    return files.size() == generation.path("settings").path("count").asInt(-1);
  }

  void printJson(PrintStream out) throws JsonProcessingException {
    var settings = generation.path("settings");
    var document = JSON.createObjectNode();
    document.put("generationId", generation.path("generationId").asText());
    document.put("photoId", photoId);
    document.set("state", generation.path("state"));
    for (var name :
        new String[] {
          "prompt", "negativePrompt", "model", "seed", "steps", "guidanceScale", "sampler", "size"
        }) {
      document.set(name, settings.path(name));
    }
    document.set("promptFit", generation.path("promptFit"));
    document.set("negativePromptFit", generation.path("negativePromptFit"));
    document.set("droppedPhrases", generation.path("labels").path("droppedPhrases"));
    document.set("failure", generation.path("failure"));
    document
        .putObject("timings")
        .put("totalMs", timings.total().toMillis())
        .put("uploadMs", timings.upload().toMillis())
        .put("paintingMs", timings.painting().toMillis())
        .put("downloadMs", timings.download().toMillis());
    var images = document.putArray("images");
    generation.path("images").forEach(image -> images.add(json(image)));
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
  }

  private ObjectNode json(JsonNode image) {
    var line = JSON.createObjectNode();
    var file = files.get(image.path("index").asInt());
    line.set("index", image.path("index"));
    line.set("seed", image.path("seed"));
    line.set("state", image.path("state"));
    line.put("file", file == null ? null : file.toString());
    for (var name :
        new String[] {"width", "height", "bytes", "sha256", "fidelity", "timings", "failure"}) {
      line.set(name, image.path(name));
    }
    return line;
  }

  void print(PrintStream out) {
    generation.path("images").forEach(image -> out.println("  " + line(image)));
    out.println(
        "%d of %d pictures in %s, generation %s"
            .formatted(
                files.size(),
                generation.path("settings").path("count").asInt(),
                seconds(timings.total()),
                generation.path("generationId").asText()));
    var failure = generation.path("failure");
    if (failure.isObject()) {
      out.println(failure.path("message").asText() + " (" + failure.path("reason").asText() + ")");
    }
  }

  private String line(JsonNode image) {
    var file = files.get(image.path("index").asInt());
    if (file == null) {
      var failure = image.path("failure");
      return "picture %d: %s"
          .formatted(
              image.path("index").asInt() + 1,
              failure.isObject() ? failure.path("message").asText() : image.path("state").asText());
    }
    var took = Duration.ofMillis(image.path("timings").path("totalMs").asLong());
    return "%s   seed %s   %s   %s"
        .formatted(file, image.path("seed").asText(), seconds(took), fidelity(image));
  }

  private static String fidelity(JsonNode image) {
    var fidelity = image.path("fidelity");
    if (!fidelity.isObject()) {
      return "product not compared";
    }
    int difference = fidelity.path("maxProductDiff").asInt();
    double scale = fidelity.path("scale").asDouble();
    var exact =
        difference == 0
            ? "product exact"
            : fidelity.path("adjustment").asText().equals("light")
                ? "product's light matched, by up to " + difference
                : "product differs by up to " + difference;
    return scale > 1
        ? String.format(Locale.ROOT, "%s, enlarged to %.0f %%", exact, 100 * scale)
        : exact;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
