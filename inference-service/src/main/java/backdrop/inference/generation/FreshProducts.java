package backdrop.inference.generation;

import backdrop.picture.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the products of generations that this replica accepted a moment ago, for its worker
 * that paints them soon. A memory and no store: whatever is missing is cut out again. Never holds
 * more than its places; any thread may call it.
 */
public final class FreshProducts {
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final int places;
  private final InstantSource clock;
  private final Map<String, Kept> products = new HashMap<>();

  private record Kept(Product product, Instant since) {}

  /**
   * @param places how many products are remembered at once; each takes up to four bytes for each
   *     pixel of its photo
   */
  public FreshProducts(int places, InstantSource clock) {
    this.places = places;
    this.clock = clock;
  }

  /** Remembers a product for a minute, if there is a place: the oldest is painted first. */
  synchronized void keep(String generationId, Product product) {
    dropStale();
    if (products.size() < places) {
      products.put(generationId, new Kept(product, clock.instant()));
    }
  }

  /** Hands the product over and forgets it; empty if it is not remembered. */
  synchronized Optional<Product> take(String generationId) {
    dropStale();
    return Optional.ofNullable(products.remove(generationId)).map(Kept::product);
  }

  private void dropStale() {
    Instant stale = clock.instant().minus(FRESH);
    products.values().removeIf(kept -> kept.since().isBefore(stale));
  }
}
