package backdrop.picture.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is written into a finished file about itself. As XMP (ISO 16684-1) it is the same text for
 * the same values: no times, no random ids.
 *
 * @param source the IPTC digital source type
 * @param tool what made the picture, for example {@code Backdrop 0.1.0}
 * @param statement the signed statement as a compact JWS; empty if it was not signed
 * @param changes what was done to the picture since the statement was made, for people; empty if
 *     nothing
 */
public record Xmp(DigitalSource source, String tool, Optional<String> statement, String changes) {
  /** So many bytes more a file has at most once a usual packet is in it. */
  public static final int ROOM = 8192;

  /** Packets longer than this are not ours. */
  static final int MAX_BYTES = 60_000;

  private static final String HEAD =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about=""
          xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
          xmlns:backdrop="urn:backdrop:provenance:1">
      """;
  private static final String TAIL =
      """
        </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>""";

  /** The packet, UTF-8. */
  public byte[] packet() {
    StringBuilder text = new StringBuilder(HEAD);
    element(text, "Iptc4xmpExt:DigitalSourceType", source.uri());
    element(text, "xmp:CreatorTool", tool);
    statement.ifPresent(signed -> element(text, "backdrop:Statement", signed));
    if (!changes.isEmpty()) {
      element(text, "backdrop:Changes", changes);
    }
    return text.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** This with another source, and one more thing that was done. */
  public Xmp changed(DigitalSource other, String change) {
    String all = changes.isEmpty() || change.isEmpty() ? changes + change : changes + "; " + change;
    return new Xmp(other, tool, statement, all);
  }

  /**
   * Reads a packet that was written here; empty for any other. No XML parser runs: the elements are
   * found by their names.
   */
  static Optional<Xmp> read(byte[] packet) {
    String text = new String(packet, StandardCharsets.UTF_8);
    Optional<DigitalSource> source =
        element(text, "Iptc4xmpExt:DigitalSourceType").flatMap(DigitalSource::ofCode);
    Optional<String> tool = element(text, "xmp:CreatorTool");
    if (source.isEmpty() || tool.isEmpty() || !text.contains("urn:backdrop:provenance:1")) {
      return Optional.empty();
    }
    return Optional.of(
        new Xmp(
            source.get(),
            tool.get(),
            element(text, "backdrop:Statement"),
            element(text, "backdrop:Changes").orElse("")));
  }

  private static void element(StringBuilder text, String name, String value) {
    text.append("   <").append(name).append('>');
    text.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    text.append("</").append(name).append(">\n");
  }

  private static Optional<String> element(String text, String name) {
    int start = text.indexOf("<" + name + ">");
    int end = text.indexOf("</" + name + ">");
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    String value = text.substring(start + name.length() + 2, end);
    return Optional.of(value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }
}
