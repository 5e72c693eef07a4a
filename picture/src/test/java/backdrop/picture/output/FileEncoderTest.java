package backdrop.picture.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.picture.DecodeLimits;
import backdrop.picture.Photos;
import backdrop.picture.RgbaImage;
import backdrop.picture.Staged;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

final class FileEncoderTest {
  private static final RgbaImage NOISE = Staged.noise(160, 120);

  private static RgbaImage read(EncodedFile file) {
    return Photos.decode(file.bytes(), DecodeLimits.DEFAULTS).image();
  }

  private static FileRules within(OutputFormat format, long bytes) {
    return new FileRules(format, 95, 40, OptionalLong.of(bytes));
  }

  static Stream<Arguments> hardPictures() {
    return Stream.of(OutputFormat.JPEG, OutputFormat.WEBP)
        .flatMap(
            format ->
                Stream.of(NOISE, Staged.cells(160, 120), Staged.background(160, 120))
                    .map(picture -> Arguments.of(format, picture)));
  }

  @ParameterizedTest
  @MethodSource("hardPictures")
  void keepsTheHardestProductWithin45DecibelsAtQuality95(OutputFormat format, RgbaImage picture) {
    RgbaImage seen = read(FileEncoder.encode(picture, FileRules.of(format, 95)));
    double psnr = Psnr.of(picture, seen, picture);
    assertTrue(psnr >= 45, () -> format + ": " + psnr + " dB");
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "WEBP"})
  void takesTheBestQualityThatFits(OutputFormat format) {
    long limit = FileEncoder.encode(NOISE, FileRules.of(format, 80)).bytes().length;
    EncodedFile file = FileEncoder.encode(NOISE, within(format, limit));
    assertTrue(file.bytes().length <= limit);
    assertTrue(file.quality().orElseThrow() >= 80);
    int better = file.quality().orElseThrow() + 1;
    assertTrue(FileEncoder.encode(NOISE, FileRules.of(format, better)).bytes().length > limit);
  }

  @ParameterizedTest
  @EnumSource(names = {"JPEG", "WEBP"})
  void keepsTheQualityAskedForWhereItFits(OutputFormat format) {
    assertEquals(
        OptionalInt.of(95), FileEncoder.encode(NOISE, within(format, 10_000_000)).quality());
  }

  @ParameterizedTest
  @EnumSource
  void saysHowFarItGotWhereNothingFits(OutputFormat format) {
    FileTooLarge refused =
        assertThrows(FileTooLarge.class, () -> FileEncoder.encode(NOISE, within(format, 1000)));
    assertEquals(1000, refused.maxBytes());
    assertTrue(refused.smallest() > 1000);
    assertTrue(String.valueOf(refused.getMessage()).contains("limit is 1,000"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PSD")
  void writesWebpWithoutLossAtQuality100AndPngAlways(OutputFormat format) {
    EncodedFile file = FileEncoder.encode(NOISE, FileRules.of(format, 100));
    assertEquals(file.lossless(), read(file).equals(NOISE));
    assertEquals(format != OutputFormat.JPEG, file.lossless());
  }

  @ParameterizedTest
  @EnumSource(names = {"PNG", "WEBP"})
  void keepsACutOutSeeThrough(OutputFormat format) {
    RgbaImage cutOut = Staged.disc(120, 90).image();
    RgbaImage seen = read(FileEncoder.encode(cutOut, FileRules.of(format, 100)));
    assertEquals(cutOut, seen);
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBytesForTheSamePicture(OutputFormat format) {
    Layers layers = Layers.flat(NOISE);
    assertArrayEquals(
        FileEncoder.encode(layers, FileRules.of(format, 90)).bytes(),
        FileEncoder.encode(layers, FileRules.of(format, 90)).bytes());
  }

  @Test
  void takesNoFloorAboveTheQuality() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FileRules(OutputFormat.JPEG, 60, 70, OptionalLong.empty()));
  }
}
