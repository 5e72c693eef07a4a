package backdrop.picture.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs pictures for one marketplace, named and numbered in the order of upload, with a report for
 * programs ({@code report.json}) and one for people ({@code report.txt}). Holds one picture at a
 * time. The same pictures give the same bytes.
 */
public final class MarketZip implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** ZIP knows no earlier day; a fixed one keeps the bytes the same. */
  private static final LocalDateTime DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * One packed picture, as far as the reports need it.
   *
   * @param file its name in the ZIP
   * @param origin where it comes from, for example record and image
   */
  record Line(String file, String origin, List<Fitted.Change> changes, List<RuleResult> results) {}

  private final MarketPreset preset;
  private final ZipOutputStream zip;
  private final List<Line> lines = new ArrayList<>();
  private final Locale language;

  /**
   * @param language of the report for people: Russian, or else English
   */
  public MarketZip(OutputStream out, MarketPreset preset, Locale language) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.preset = preset;
    this.language = language;
  }

  /**
   * Adds the next picture.
   *
   * @param origin where it comes from, for the reports
   * @param count how many pictures will be packed in all
   * @throws IOException if it cannot be written on
   */
  public void add(Fitted fitted, String origin, int count) throws IOException {
    MarketPicture picture = fitted.picture();
    String name =
        "%s-%02d.%s".formatted(preset.id(), lines.size() + 1, picture.format().extension());
    byte[] bytes = picture.bytes();
    ZipEntry entry = entry(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
    lines.add(new Line(name, origin, fitted.changes(), MarketCheck.of(preset, picture, count)));
  }

  /** Adds the reports and ends the ZIP; the stream below stays open. */
  public void finish() throws IOException {
    text("report.json", json());
    text("report.txt", MarketReport.text(preset, lines, language));
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void text(String name, String content) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DAY);
    return entry;
  }

  private String json() throws IOException {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode market = json.putObject("preset");
    market.put("id", preset.id());
    market.put("rulesUrl", preset.rules().url().toString());
    market.put("checkedOn", preset.rules().checkedOn().toString());
    market.put("confirmed", preset.rules().confirmed());
    ArrayNode files = json.putArray("files");
    for (Line line : lines) {
      ObjectNode file = files.addObject();
      file.put("file", line.file());
      file.put("origin", line.origin());
      file.put("passed", line.results().stream().noneMatch(RuleResult::failed));
      ArrayNode changes = file.putArray("changes");
      for (Fitted.Change change : line.changes()) {
        changes.addObject().put("kind", change.kind().name()).put("detail", change.detail());
      }
      ArrayNode rules = file.putArray("rules");
      for (RuleResult result : line.results()) {
        rules
            .addObject()
            .put("rule", result.rule().name())
            .put("outcome", result.outcome().name())
            .put("measured", result.measured())
            .put("wanted", result.wanted());
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }
}
