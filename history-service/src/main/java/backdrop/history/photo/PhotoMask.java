package backdrop.history.photo;

import backdrop.history.image.KeptImage;
import java.time.Instant;
import java.util.Optional;

/**
 * A mask of a photo as it is kept.
 *
 * @param image 8-bit gray PNG, white = paint
 * @param origin empty for masks that people made
 * @param createdAt in whole milliseconds
 */
public record PhotoMask(
    String id, KeptImage image, Optional<CutOutOrigin> origin, Instant createdAt) {}
