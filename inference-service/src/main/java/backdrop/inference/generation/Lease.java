package backdrop.inference.generation;

/**
 * The right of one replica to paint one generation. Counters instead of a time of expiry: a lease
 * lapses when its beat stands still, as seen by the clock of whoever watches, so clocks that differ
 * between machines steal nothing.
 *
 * @param holder id of the replica
 * @param epoch counts the leases of this generation; never repeats
 * @param beat counts the holder's signs of life
 */
public record Lease(String holder, long epoch, long beat) {
  Lease next() {
    return new Lease(holder, epoch, beat + 1);
  }

  boolean sameAs(Lease other) {
    return epoch == other.epoch && holder.equals(other.holder);
  }
}
