package backdrop.diffusion.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Chooses whose rows go into the next round so that owners get equal numbers of rows, however many
 * pictures each has. Who comes new starts level with whoever has had least, and goes first among
 * equals; an owner's own pictures are served oldest first.
 *
 * <p>This is start-time fair queueing (Goyal, Vin, Cheng, 1996) with a row as the unit of service.
 * For use by one thread.
 */
final class FairShares {

  private final Map<Object, Long> served = new HashMap<>();

  /** Which pictures can meet in one round. */
  @FunctionalInterface
  interface Meeting {
    boolean allows(Denoising first, Denoising other);
  }

  /** Forgets owners that have no picture left and brings new ones level. */
  void settle(Collection<Denoising> pictures) {
    List<Object> present = pictures.stream().map(FairShares::owner).distinct().toList();
    served.keySet().retainAll(present);
    long least = served.values().stream().mapToLong(Long::longValue).min().orElse(0);
    present.forEach(owner -> served.putIfAbsent(owner, least));
  }

  /**
   * The pictures of the next round: at least one, together of no more rows than fit, unless one
   * alone has more.
   *
   * @param ready those that can take a step, oldest first and at least one
   * @param rows how many rows of the size of the first picture fit into a round
   */
  List<Denoising> choose(List<Denoising> ready, ToIntFunction<Denoising> rows, Meeting meeting) {
    Denoising first = ready.stream().min(turn()).orElseThrow();
    List<Denoising> chosen = new ArrayList<>(List.of(take(first)));
    List<Denoising> others = new ArrayList<>(ready);
    others.removeIf(other -> other == first || !meeting.allows(first, other));
    int free = rows.applyAsInt(first) - first.request().rows();
    while (free > 0 && !others.isEmpty()) {
      Denoising next = others.stream().min(turn()).orElseThrow();
      others.remove(next);
      if (next.request().rows() <= free) {
        chosen.add(take(next));
        free -= next.request().rows();
      }
    }
    return chosen;
  }

  private Denoising take(Denoising picture) {
    served.merge(owner(picture), (long) picture.request().rows(), Long::sum);
    return picture;
  }

  /** Minimum keeps the first of equals, so that the oldest goes first. */
  private Comparator<Denoising> turn() {
    return Comparator.<Denoising>comparingLong(picture -> served.getOrDefault(owner(picture), 0L))
        .thenComparing(picture -> picture.taken() > 0);
  }

  private static Object owner(Denoising picture) {
    return picture.request().owner();
  }
}
