package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import java.util.Optional;

/**
 * One picture to paint.
 *
 * @param picture the picture at the size to paint at; width and height are multiples of 8
 * @param mask one byte a pixel, row by row: 128 and more is painted, less is kept in sight
 * @param seed the number the noise follows from; the n-th picture of a series takes seed + n
 * @param reading how both prompts are read
 * @param owner who shares the model's time with other owners in equal parts; a request without one
 *     counts as an owner of its own
 */
public record InpaintingRequest(
    RgbImage picture,
    byte[] mask,
    String prompt,
    String negativePrompt,
    long seed,
    Sampling sampling,
    PromptReading reading,
    Optional<String> owner) {

  public InpaintingRequest {
    if (mask.length != picture.width() * picture.height()) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "%d bytes are no mask of %dx%d"
              .formatted(mask.length, picture.width(), picture.height()));
    }
  }

  /** A request whose prompts are read in the {@link PromptReading#STANDARD} way. */
  public InpaintingRequest(
      RgbImage picture,
      byte[] mask,
      String prompt,
      String negativePrompt,
      long seed,
      Sampling sampling) {
    this(
        picture,
        mask,
        prompt,
        negativePrompt,
        seed,
        sampling,
        PromptReading.STANDARD,
        Optional.empty());
  }
}
