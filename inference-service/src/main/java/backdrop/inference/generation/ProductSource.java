package backdrop.inference.generation;

import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Mask;
import backdrop.picture.PhotoHeader;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has the product of every generation whose inputs are stored: remembered since its acceptance, or
 * cut out again. Both are the same product, pixel for pixel.
 */
public final class ProductSource {
  private final FreshProducts fresh;
  private final Artifacts artifacts;
  private final DecodeLimits limits;

  /**
   * @param limits what photos were accepted under
   */
  public ProductSource(FreshProducts fresh, Artifacts artifacts, DecodeLimits limits) {
    this.fresh = fresh;
    this.artifacts = artifacts;
    this.limits = limits;
  }

  /**
   * The product to paint; a remembered one is handed out once.
   *
   * @throws PaintingException if the inputs are gone or cannot be painted
   */
  Product of(Generation generation) {
    return fresh.take(generation.id()).orElseGet(() -> cutOut(generation.id()));
  }

  private Product cutOut(String generationId) {
    byte[] photo = input(ArtifactKey.photo(generationId));
    byte[] mask = input(ArtifactKey.mask(generationId));
    try {
      return cutOut(photo, mask);
    } catch (PictureException refused) {
      throw PaintingException.refused(refused);
    }
  }

  /** Photo and mask are decoded side by side: at 12 megapixels each takes a while. */
  private Product cutOut(byte[] photo, byte[] mask) {
    PhotoHeader header = Photos.inspect(photo, limits);
    CompletableFuture<Mask> decodedMask =
        CompletableFuture.supplyAsync(
            () -> Mask.decode(mask, header.uprightWidth(), header.uprightHeight(), limits));
    RgbaImage image = Photos.decode(photo, limits).image();
    try {
      return Product.cutOut(image, decodedMask.join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof PictureException refused) {
        throw refused;
      }
      throw failed;
    }
  }

  private byte[] input(ArtifactKey key) {
    try (InputStream stream = artifacts.open(key).orElseThrow(() -> lost(key))) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static PaintingException lost(ArtifactKey key) {
    return new PaintingException(
        new PaintFailure(InferenceReason.INPUT_LOST, "The " + key.name() + " is no longer there."),
        Remedy.NONE,
        null);
  }
}
