package backdrop.command.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InspectTest {

  @TempDir Path folder;
  private RecordedTerminal terminal;

  @BeforeEach
  void open() {
    terminal = new RecordedTerminal(folder);
  }

  private static RgbaImage gradient() {
    byte[] pixels = new byte[4 * 90 * 70];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 4 == 3 ? i / 400 | 1 : 7 * i);
    }
    return RgbaImage.of(90, 70, pixels);
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  /** Runs with {@code --json} and reads every line back. */
  private List<JsonNode> lines(String... files) throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("inspect", "--json"));
    arguments.addAll(List.of(files));
    int code = terminal.run(arguments.toArray(String[]::new));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : terminal.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    boolean all = lines.stream().allMatch(line -> line.get("accepted").asBoolean());
    assertEquals(all ? 0 : 1, code, terminal.err());
    return lines;
  }

  @Test
  void tellsSizeTypeAndDigestOfAnAcceptedFile() throws IOException, NoSuchAlgorithmException {
    String png = file("a.png", Encoders.png(gradient()));

    JsonNode line = lines(png).getFirst();

    assertEquals(png, line.get("file").asText());
    assertTrue(line.get("accepted").asBoolean());
    assertTrue(line.get("reason").isNull());
    assertEquals("image/png", line.get("type").asText());
    assertEquals(90, line.get("width").asInt());
    assertEquals(70, line.get("height").asInt());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(gradient().pixels());
    assertEquals(HexFormat.of().formatHex(digest), line.get("sha256").asText());
    assertTrue(line.get("steps").toString().contains("transparency kept"), line::toString);
  }

  @Test
  void beginsEveryLineWithTheSameKeysInTheSameOrder() throws IOException {
    file("b.txt", "no picture".getBytes(StandardCharsets.UTF_8));

    for (JsonNode line :
        lines(file("b.webp", Encoders.webp(gradient(), 80)), folder.resolve("b.txt").toString())) {
      List<String> keys = new ArrayList<>();
      line.fieldNames().forEachRemaining(keys::add);
      assertEquals(
          List.of("file", "accepted", "reason", "type", "width", "height", "sha256"),
          keys.subList(0, 7));
    }
  }

  @Test
  void saysWhichLimitARefusedFileIsBeyond() throws IOException {
    String small = file("s.png", Encoders.png(RgbaImage.plain(40, 80, 0x123456)));

    JsonNode line = lines(small).getFirst();

    assertEquals("TOO_SMALL", line.get("reason").asText());
    assertEquals(64, line.get("limit").asInt());
    assertEquals(40, line.get("value").asInt());
    assertEquals("image/png", line.get("type").asText());
    assertTrue(line.get("width").isNull() && line.get("sha256").isNull());
  }

  @Test
  void takesSmallerPicturesWhereAskedTo() throws IOException {
    String small = file("t.png", Encoders.png(RgbaImage.plain(1, 2, 0x123456)));

    assertTrue(lines("--min-side", "1", small).getFirst().get("accepted").asBoolean());
  }

  @Test
  void makesALineOfWhateverIsNoFile() throws IOException {
    List<JsonNode> lines =
        lines(folder.toString(), folder.resolve("nowhere").toString(), "/dev/zero", "");

    assertEquals("NOT_A_FILE", lines.get(0).get("reason").asText());
    assertEquals("MISSING", lines.get(1).get("reason").asText());
    assertEquals("NOT_A_FILE", lines.get(2).get("reason").asText());
    assertFalse(lines.get(3).get("accepted").asBoolean());
  }

  @Test
  void refusesAHugeFileWithoutReadingIt() throws IOException {
    Path huge = folder.resolve("huge.jpg");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.write(Encoders.jpeg(gradient(), 80));
      sparse.setLength(6L << 30);
    }

    JsonNode line = lines(huge.toString()).getFirst();

    assertEquals("TOO_LARGE_BYTES", line.get("reason").asText());
    assertEquals(6L << 30, line.get("value").asLong());
    assertEquals("image/jpeg", line.get("type").asText());
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    JsonNode line = lines(file("e", new byte[0])).getFirst();

    assertEquals("EMPTY", line.get("reason").asText());
    assertTrue(line.get("type").isNull());
  }

  @Test
  void writesWhatItReadAndOneFileForEach() throws IOException {
    byte[] webp = Encoders.losslessWebp(gradient());
    String first = file("p.webp", webp);
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.write(other.resolve("p.webp"), Encoders.losslessWebp(RgbaImage.plain(64, 64, 0xff)));
    Path out = folder.resolve("new/out");

    lines("--png", out.toString(), first, other.resolve("p.webp").toString());

    byte[] written = Files.readAllBytes(out.resolve("p.webp.png"));
    assertArrayEquals(
        gradient().pixels(), Photos.decode(written, DecodeLimits.DEFAULTS).image().pixels());
    assertTrue(Files.exists(out.resolve("p.webp-2.png")));
  }

  @Test
  void tellsPeopleWhatIsDone() throws IOException {
    assertEquals(0, terminal.run("inspect", file("q.png", Encoders.png(gradient()))));
    assertTrue(terminal.out().contains("image/png, 8-bit RGB with alpha, 90 x 70"), terminal.out());
    assertTrue(terminal.out().contains("  sha256 "), terminal.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "inspect --min-side 0 x", "inspect --nonsense x"})
  void endsWith2WhereTheArgumentsMakeNoSense(String arguments) {
    assertEquals(2, terminal.run(arguments.split(" ")));
    assertTrue(terminal.out().isEmpty(), terminal.out());
  }
}
