package backdrop.command.diffuse;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.command.RecordedTerminal;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Encoders;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DiffuseTest {

  private static final int SIDE = 64;

  @TempDir Path folder;

  private RecordedTerminal terminal = new RecordedTerminal(Path.of(""));

  @BeforeEach
  void preparePictures() throws IOException {
    terminal = new RecordedTerminal(folder.resolve("home"));
    Files.write(file("photo.png"), Encoders.png(RgbaImage.plain(SIDE, SIDE, 0x30a060)));
    Files.write(file("mask.png"), Encoders.png(RgbaImage.plain(SIDE, SIDE, 0xffffff)));
  }

  @Test
  void paintsTheSameBytesForTheSameSeed() throws IOException {
    int first = diffuse("--seed", "7", "--out", name("a.png"), "--latents", name("a.npy"));
    int second = diffuse("--seed", "7", "--out", name("b.png"), "--latents", name("b.npy"));

    assertAll(
        () -> assertEquals(0, first, terminal.err()),
        () -> assertEquals(0, second, terminal.err()),
        () -> assertArrayEquals(read("a.png"), read("b.png")),
        () -> assertArrayEquals(read("a.npy"), read("b.npy")));
  }

  @Test
  void paintsEachOfSeveralSeedsAsThoughItWereAlone() throws IOException {
    diffuse("--seed", "3,-8,5", "--out", name("all.png"), "--latents", name("all.npy"));
    diffuse("--seed", "-8", "--out", name("one.png"), "--latents", name("one.npy"));

    byte[] all = read("all.npy");
    byte[] one = read("one.npy");
    int picture = 4 * 8 * 8 * Float.BYTES;
    assertAll(
        () -> assertTrue(Files.exists(file("all-3.png"))),
        () -> assertTrue(Files.exists(file("all-5.png"))),
        () -> assertFalse(Files.exists(file("all.png"))),
        () -> assertArrayEquals(read("one.png"), read("all--8.png")),
        () -> assertEquals(128 + 3 * picture, all.length),
        () ->
            assertArrayEquals(
                Arrays.copyOfRange(one, 128, one.length),
                Arrays.copyOfRange(all, 128 + picture, 128 + 2 * picture)));
  }

  @Test
  void saysWhichFilesItWroteAndWithWhichSeed() {
    int code = diffuse("--out", name("out.png"), "--latents", name("out.npy"));

    assertEquals(0, code, terminal.err());
    String[] lines = terminal.out().split("\n");
    assertTrue(lines[0].matches(".*/out\\.png  seed \\d+"), lines[0]);
    assertTrue(lines[1].endsWith("out.npy"), lines[1]);
  }

  @Test
  void paintsAtTheSizeAskedFor() throws IOException {
    int code = diffuse("--seed", "1", "--size", "128x64", "--out", name("wide.png"));

    assertEquals(0, code, terminal.err());
    RgbaImage wide = Photos.decode(read("wide.png"), DecodeLimits.DEFAULTS).image();
    assertAll(() -> assertEquals(128, wide.width()), () -> assertEquals(64, wide.height()));
  }

  @Test
  void startsFromTheImageWithAStrengthBelowOne() throws IOException {
    diffuse("--seed", "1", "--out", name("noise.png"));
    int code = diffuse("--seed", "1", "--strength", "0.5", "--out", name("image.png"));

    assertEquals(0, code, terminal.err());
    assertFalse(Arrays.equals(read("noise.png"), read("image.png")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"left", "right"})
  void paintsWhatIsWhiteAndKeepsWhatIsBlack(String white) throws IOException {
    boolean left = white.equals("left");
    Files.write(file("mask.png"), Encoders.png(half(left)));

    int code = diffuse("--seed", "1", "--out", name("out.png"));

    assertEquals(0, code, terminal.err());
    RgbaImage photo = Photos.decode(read("photo.png"), DecodeLimits.DEFAULTS).image();
    RgbaImage painted = Photos.decode(read("out.png"), DecodeLimits.DEFAULTS).image();
    double kept = difference(photo, painted, !left);
    double changed = difference(photo, painted, left);
    assertTrue(changed > 1.5 * kept, "kept differs by %f, painted by %f".formatted(kept, changed));
  }

  /** Half white, half black. */
  private static RgbaImage half(boolean leftIsWhite) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < rgb.length; i++) {
      boolean left = i / 3 % SIDE < SIDE / 2;
      rgb[i] = (byte) (left == leftIsWhite ? 255 : 0);
    }
    return RgbaImage.ofRgb(SIDE, SIDE, rgb);
  }

  /** The mean difference of a channel over the left or the right half, in code values. */
  private static double difference(RgbaImage one, RgbaImage other, boolean left) {
    long sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = left ? 0 : SIDE / 2; x < (left ? SIDE / 2 : SIDE); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((one.argb(x, y) >> shift & 0xff) - (other.argb(x, y) >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * SIDE * SIDE / 2);
  }

  @Test
  void paintsAnotherPictureWhereSomethingIsNotWanted() throws IOException {
    byte[] plain = painted("--guidance", "4");
    byte[] other = painted("--guidance", "4", "--negative", "sand");

    assertFalse(Arrays.equals(plain, other));
  }

  @Test
  void listensToWhatIsNotWantedOnlyWithGuidance() throws IOException {
    byte[] plain = painted("--guidance", "1");
    byte[] other = painted("--guidance", "1", "--negative", "sand");

    assertArrayEquals(plain, other);
  }

  @Test
  void paintsAnotherPictureWithMoreGuidance() throws IOException {
    byte[] less = painted("--guidance", "2");
    byte[] more = painted("--guidance", "6");

    assertFalse(Arrays.equals(less, more));
  }

  /** The picture of one seed with these options, which must suffice. */
  private byte[] painted(String... options) throws IOException {
    String[] seed = {"--seed", "1", "--out", name("out.png")};
    int code = diffuse(Stream.of(options, seed).flatMap(Stream::of).toArray(String[]::new));
    assertEquals(0, code, terminal.err());
    return read("out.png");
  }

  @Test
  void namesTheNearestSizesWhereTheImagesOwnIsNone() throws IOException {
    Files.write(file("photo.png"), Encoders.png(RgbaImage.plain(100, 66, 0x808080)));

    int code = diffuse("--seed", "1", "--out", name("out.png"));

    assertEquals(1, code);
    assertTrue(terminal.err().contains("photo.png is 100x66"), terminal.err());
    assertTrue(terminal.err().contains("--size 64x64 or --size 128x128"), terminal.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sampler  | magic    | there is no sampler 'magic'",
        "--seed     | 1,two    | 'two' is no whole number",
        "--seed     | 1,1      | names a seed twice",
        "--size     | 64       | '64' is no size such as 512x512",
        "--steps    | many     | --steps",
        "--steps    | 0        | At least one step",
        "--strength | 1.5      | The strength must be",
        "--strength | 0.1      | leaves none of 4 steps",
        "--eta      | 2        | Eta must lie",
        "--guidance | -1       | The guidance scale must lie",
        "--chunks   | 0        | chunks",
        "--device   | tpu      | --device",
        "--latents  | out.txt  | must end with .npy",
        "--colour   | red      | --colour"
      },
      quoteCharacter = '~')
  void endsWith2WhereAnOptionMakesNoSense(String option, String value, String sentence) {
    int code = diffuse("--out", name("out.png"), option, value);

    assertAll(
        () -> assertEquals(2, code),
        () -> assertTrue(terminal.err().startsWith("backdrop: "), terminal.err()),
        () -> assertTrue(terminal.err().contains(sentence), terminal.err()));
  }

  @Test
  void endsWith2WhereSomethingIsMissing() {
    int code = terminal.run("diffuse", "--prompt", "a beach");

    assertEquals(2, code);
    assertTrue(terminal.err().contains("--model=DIR"), terminal.err());
  }

  @ParameterizedTest
  @CsvSource({"--image, nothing.png", "--mask, nothing.png", "--model, nothing"})
  void endsWith1AndNamesTheFileThatIsNotThere(String option, String value) {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.set(arguments.indexOf(option) + 1, name(value));
    arguments.addAll(List.of("--out", name("out.png")));

    int code = terminal.run(arguments.toArray(String[]::new));

    assertEquals(1, code);
    assertTrue(terminal.err().contains(value), terminal.err());
  }

  @Test
  void endsWith1WhereAPictureIsNone() throws IOException {
    Files.writeString(file("mask.png"), "white");

    int code = diffuse("--out", name("out.png"));

    assertEquals(1, code);
    assertTrue(terminal.err().contains("mask.png"), terminal.err());
  }

  @Test
  void looksForTheFolderOfTheResultBeforeItPaints() {
    int code = diffuse("--out", name("no/such/folder/out.png"));

    assertEquals(1, code);
    assertTrue(terminal.err().contains("there is no folder"), terminal.err());
  }

  @Test
  void saysWhichWordsOfAPromptWereCut() {
    String endless = "sand ".repeat(80) + "palm";

    int code = diffuse("--seed", "1", "--chunks", "1", "--prompt", endless, "--out", name("o.png"));

    assertEquals(0, code, terminal.err());
    assertTrue(terminal.err().contains("these words were cut: "), terminal.err());
    assertTrue(terminal.err().contains("palm"), terminal.err());
  }

  /** Runs with four steps and a prompt unless told otherwise. */
  private int diffuse(String... more) {
    List<String> arguments = new ArrayList<>(arguments());
    for (String option : List.of("--prompt", "--steps")) {
      if (Arrays.asList(more).contains(option)) {
        int at = arguments.indexOf(option);
        arguments.subList(at, at + 2).clear();
      }
    }
    arguments.addAll(Arrays.asList(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private List<String> arguments() {
    return List.of(
        "diffuse",
        "--model",
        System.getProperty("starter.model"),
        "--image",
        name("photo.png"),
        "--mask",
        name("mask.png"),
        "--prompt",
        "sandy beach",
        "--steps",
        "4");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private String name(String file) {
    return file(file).toString();
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }
}
