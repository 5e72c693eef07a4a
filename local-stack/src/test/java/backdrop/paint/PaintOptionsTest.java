package backdrop.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaintOptionsTest {
  @Test
  void readsEveryOption() {
    var options =
        PaintOptions.parse(
            List.of(
                "--scene",
                "on oak",
                "photo.jpg",
                "--style",
                "minimalistic",
                "--count",
                "4",
                "--seed",
                "4294967295",
                "--size",
                "1024x768",
                "--steps",
                "20",
                "--weights",
                "--for",
                "ozon",
                "--format",
                "webp",
                "--quality",
                "90",
                "--max-bytes",
                "5000000000",
                "--cut-out",
                "--mask",
                "mask.png",
                "--out",
                "pictures",
                "--json"));
    assertEquals(
        new PaintOptions(
            Path.of("photo.jpg"),
            Optional.of(Path.of("mask.png")),
            Optional.of("on oak"),
            Optional.of("minimalistic"),
            OptionalInt.of(4),
            OptionalLong.of(4_294_967_295L),
            Optional.of(new PaintOptions.Size(1024, 768)),
            OptionalInt.of(20),
            true,
            LayoutOptions.NONE,
            new PaintOptions.File(
                Optional.of("webp"),
                OptionalInt.of(90),
                OptionalLong.of(5_000_000_000L),
                true,
                Optional.of("ozon")),
            Path.of("pictures"),
            true),
        options);
  }

  @Test
  void leavesToTheServerWhatWasNotSaid() {
    var options = PaintOptions.parse(List.of("photo.jpg", "--style", "urban"));
    assertEquals(OptionalInt.empty(), options.count());
    assertEquals(Optional.empty(), options.size());
  }

  @Test
  void needsNoSceneWhereNothingOrAMarketplaceSaysWhatToPaint() {
    assertTrue(PaintOptions.parse(List.of("photo.jpg", "--cut-out")).scene().isEmpty());
    assertTrue(PaintOptions.parse(List.of("photo.jpg", "--for", "amazon-main")).scene().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "photo.jpg,in front of what?",
    "--scene oak,which photo?",
    "photo.jpg --scene,--scene needs a value",
    "photo.jpg --scene oak --count many,--count takes a whole number",
    "photo.jpg --scene oak --size 1024,--size takes WIDTHxHEIGHT",
    "photo.jpg --scene oak --size axb,--size takes WIDTHxHEIGHT",
    "a.jpg b.jpg --scene oak,one photo at a time",
    "photo.jpg --background red,--background takes white",
    "photo.jpg --scene oak --place above,--place takes automatic",
    "photo.jpg --scene oak --place fit --padding wide,--padding takes pixels",
    "photo.jpg --scene oak --padding 5%,--padding 5% goes with --place fit",
    "photo.jpg --scene oak --enlarge,--enlarge goes with --place",
    "photo.jpg --scene oak --shadow long,--shadow takes none",
    "photo.jpg --scene oak --light both,--light takes background or product",
    "photo.jpg --scene oak --colour red,does not know '--colour'",
  })
  void saysWhatIsWrongInOneLine(String arguments, String words) {
    var list = List.of(arguments.split(" "));
    var refusal = assertThrows(PaintFailure.class, () -> PaintOptions.parse(list));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }
}
