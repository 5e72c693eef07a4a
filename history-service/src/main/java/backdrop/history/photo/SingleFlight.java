package backdrop.history.photo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does work that is asked for by several threads at once only once: the first does it, the others
 * wait and share its answer or its exception.
 */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  V run(K key, Supplier<V> work) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    @Nullable CompletableFuture<V> first = running.putIfAbsent(key, mine);
    if (first != null) {
      return answerOf(first);
    }
    try {
      mine.complete(work.get());
    } catch (RuntimeException | Error failed) {
      mine.completeExceptionally(failed);
    } finally {
      running.remove(key, mine);
    }
    return answerOf(mine);
  }

  private static <V> V answerOf(CompletableFuture<V> flight) {
    try {
      return flight.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
