package backdrop.inference.mongo;

import backdrop.inference.generation.Output;
import backdrop.picture.output.OutputFormat;
import java.util.OptionalLong;
import org.bson.Document;

/** What file a picture becomes, as fields of its settings' document. */
final class OutputDocuments {
  private OutputDocuments() {}

  static void fill(Document settings, Output output) {
    settings
        .append("format", output.format().name())
        .append("quality", output.quality())
        .append("max_bytes", output.maxBytes().orElse(0))
        .append("transparent", output.transparent())
        .append("preset_id", output.presetId());
  }

  /** Documents of earlier versions name a format and nothing else. */
  static Output toOutput(Document settings) {
    long maxBytes = settings.get("max_bytes", 0L);
    return new Output(
        OutputFormat.valueOf(settings.getString("format")),
        settings.get("quality", Output.DEFAULT_QUALITY),
        maxBytes == 0 ? OptionalLong.empty() : OptionalLong.of(maxBytes),
        settings.get("transparent", false),
        settings.get("preset_id", ""));
  }
}
