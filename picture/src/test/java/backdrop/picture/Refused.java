package backdrop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** Expects a refusal. */
final class Refused {
  /**
   * Nobody gets a decoder here: what is refused for another reason was refused before anything was
   * decoded.
   */
  private static final DecoderSlots NO_DECODER = new DecoderSlots(0, 0, Duration.ZERO);

  private Refused() {}

  static PictureException by(Refusal refusal, Executable what) {
    PictureException refused = assertThrows(PictureException.class, what);
    assertEquals(refusal, refused.refusal(), refused.getMessage());
    return refused;
  }

  static PictureException decoding(Refusal refusal, byte[] bytes) {
    return by(refusal, () -> Photos.decode(bytes, DecodeLimits.DEFAULTS));
  }

  static PictureException beforeDecoding(Refusal refusal, byte[] bytes) {
    return by(refusal, () -> Photos.decode(bytes, DecodeLimits.DEFAULTS, NO_DECODER));
  }

  /** A refusal for whatever reason. */
  static PictureException any(byte[] bytes) {
    return assertThrows(PictureException.class, () -> Photos.decode(bytes, DecodeLimits.DEFAULTS));
  }
}
