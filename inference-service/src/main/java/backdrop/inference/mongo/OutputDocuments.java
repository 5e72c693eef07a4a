package backdrop.inference.mongo;

import backdrop.inference.generation.Output;
import backdrop.inference.generation.OutputFormat;
import org.bson.Document;

/** What file a picture becomes, as fields of its settings' document. */
final class OutputDocuments {
  private OutputDocuments() {}

  static void fill(Document settings, Output output) {
    settings.append("format", output.format().name());
  }

  static Output toOutput(Document settings) {
    return new Output(OutputFormat.valueOf(settings.getString("format")));
  }
}
