package backdrop.history.photo;

import backdrop.history.image.KeptImage;
import java.time.Instant;
import java.util.Optional;

/**
 * A mask of a photo as it is kept.
 *
 * @param image 8-bit gray PNG, white = paint
 * @param confidence 0 to 1; empty for masks that people made
 * @param createdAt in whole milliseconds
 */
public record PhotoMask(
    String id, KeptImage image, Optional<Double> confidence, Instant createdAt) {}
