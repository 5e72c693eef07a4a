package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first bytes decide; a name or a declared type is never asked. */
final class FileTypeTest {
  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("GIF89a__________", "GIF", "image/gif"),
        Arguments.of("GIF87a__________", "GIF", "image/gif"),
        Arguments.of("BM______________", "BMP", "image/bmp"),
        Arguments.of("II*\0____________", "TIFF", "image/tiff"),
        Arguments.of("MM\0*____________", "TIFF", "image/tiff"),
        Arguments.of("II+\0____________", "TIFF", "image/tiff"),
        Arguments.of("\0\0\u0001\0_______________", "ICO", "image/vnd.microsoft.icon"),
        Arguments.of("\0\0\u0002\0_______________", "ICO", "image/vnd.microsoft.icon"),
        Arguments.of("8BPS____________", "Photoshop", "image/vnd.adobe.photoshop"),
        Arguments.of("\0\0\0\u0018ftypheic____", "HEIC", "image/heic"),
        Arguments.of("\0\0\0\u0018ftyphevc____", "HEIC", "image/heic"),
        Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "HEIC", "image/heic"),
        Arguments.of("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", "AVIF", "image/avif"),
        Arguments.of("\0\0\0\u0018ftypavif____", "AVIF", "image/avif"),
        Arguments.of("\0\0\0\u0018ftypcrx ____", "camera raw", "image/x-canon-cr3"),
        Arguments.of("\0\0\0\u0018ftypisom\0\0\0\0isommp42", "video", "video/mp4"),
        Arguments.of("\u00ff\n______________", "JPEG XL", "image/jxl"),
        Arguments.of("\0\0\0\u000cJXL \r\n\u0087\n____", "JPEG XL", "image/jxl"),
        Arguments.of("\0\0\0\u000cjP  \r\n\u0087\n____", "JPEG 2000", "image/jp2"),
        Arguments.of("\u00ffO\u00ffQ____________", "JPEG 2000", "image/jp2"),
        Arguments.of("%PDF-1.7________", "PDF", "application/pdf"),
        Arguments.of("%!PS-Adobe-3.0__", "EPS", "application/postscript"),
        Arguments.of("\u00c5\u00d0\u00d3\u00c6____________", "EPS", "application/postscript"),
        Arguments.of("<svg onload=x>__", "SVG", "image/svg+xml"),
        Arguments.of(
            "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "SVG", "image/svg+xml"),
        Arguments.of("\u00ff\u00fe<\0s\0v\0g\0", "SVG", "image/svg+xml"),
        Arguments.of("\u001f\u008b\b\0____________", "gzip, perhaps SVGZ", "application/gzip"),
        Arguments.of("PK\u0003\u0004____________", "ZIP", "application/zip"),
        Arguments.of("<!DOCTYPE html>_", "HTML", "text/html"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("others")
  void namesWhatItDoesNotReadAndSaysWhatToDo(String head, String name, String mediaType) {
    byte[] file = head.getBytes(StandardCharsets.ISO_8859_1);
    PictureException refused = Refused.beforeDecoding(Refusal.UNSUPPORTED_TYPE, file);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("it looks like " + name + ". "), message);
    assertTrue(message.matches(".*(Save|Send|xport|Unpack).*"), message);
    assertEquals(Optional.of(mediaType), Photos.mediaType(file));
    assertEquals(Refusal.Kind.UNSUPPORTED, refused.refusal().kind());
  }

  @Test
  void doesNotGuessAtAJpegBehindJunk() {
    byte[] jpeg = Encoders.jpeg(Jpegs.quarters(64, 64), 90);
    byte[] file = Jpegs.join("\r\n", jpeg);
    Refused.beforeDecoding(Refusal.UNSUPPORTED_TYPE, file);
    assertEquals(Optional.empty(), Photos.mediaType(file));
  }

  @Test
  void goesByThePdfAndNotByTheJpegInIt() {
    byte[] file = Jpegs.join("%PDF-1.4\n", Encoders.jpeg(Jpegs.quarters(64, 64), 90));
    Refused.beforeDecoding(Refusal.UNSUPPORTED_TYPE, file);
  }

  @Test
  void tellsTheTypesThatItReads() {
    RgbaImage image = Jpegs.quarters(64, 64);
    assertEquals(Optional.of("image/png"), Photos.mediaType(Encoders.png(image)));
    assertEquals(Optional.of("image/jpeg"), Photos.mediaType(Encoders.jpeg(image, 90)));
    assertEquals(Optional.of("image/webp"), Photos.mediaType(Encoders.webp(image, 90)));
    assertEquals(Optional.empty(), Photos.mediaType(new byte[0]));
  }
}
