package backdrop.gateway.record;

import backdrop.gateway.generation.GenerationJson;
import backdrop.gateway.generation.ImageAddresses;
import backdrop.history.v1.Record;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finished generation that is kept. */
@Schema(name = "Record")
public record RecordJson(
    String recordId, boolean favourite, String note, GenerationJson generation) {

  /** One page of records. */
  @Schema(name = "RecordPage")
  public record Page(List<RecordJson> items, @Nullable String nextCursor) {}

  static RecordJson of(Record kept) {
    return new RecordJson(
        kept.getRecordId(),
        kept.getFavourite(),
        kept.getNote(),
        GenerationJson.of(kept.getGeneration(), ImageAddresses.ofRecord(kept.getRecordId())));
  }
}
