package backdrop.inference.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forgets what is old: files of generations that ended long ago, later the generations themselves,
 * and files that nobody refers to. Every step can happen twice, so several replicas may sweep at
 * once.
 */
public final class Sweeper {
  private static final int AT_ONCE = 100;

  private final Generations generations;
  private final Artifacts artifacts;
  private final Replica replica;
  private final RetentionRules rules;

  public Sweeper(
      Generations generations, Artifacts artifacts, Replica replica, RetentionRules rules) {
    this.generations = generations;
    this.artifacts = artifacts;
    this.replica = replica;
    this.rules = rules;
  }

  public void sweep() {
    Instant now = replica.now();
    expireFiles(now.minus(rules.files()));
    forget(now.minus(rules.outcome()));
    collectOrphans(now.minus(rules.orphans()));
  }

  /** The mark comes first: nobody is sent to a file that is about to go. */
  private void expireFiles(Instant endedBefore) {
    List<Generation> old;
    do {
      old = generations.endedBefore(endedBefore, false, AT_ONCE);
      for (Generation generation : old) {
        generations.change(generation.id(), Generation::expire);
        artifacts.removeAll(generation.id());
      }
    } while (old.size() == AT_ONCE);
  }

  private void forget(Instant endedBefore) {
    List<Generation> old;
    do {
      old = generations.endedBefore(endedBefore, true, AT_ONCE);
      for (Generation generation : old) {
        artifacts.removeAll(generation.id());
        generations.remove(generation.id());
      }
    } while (old.size() == AT_ONCE);
  }

  private void collectOrphans(Instant storedBefore) {
    Optional<ArtifactKey> after = Optional.empty();
    List<ArtifactKey> keys;
    do {
      keys = artifacts.storedBefore(storedBefore, after, AT_ONCE);
      for (ArtifactKey key : keys) {
        if (orphaned(key)) {
          artifacts.remove(key);
        }
        after = Optional.of(key);
      }
    } while (keys.size() == AT_ONCE);
  }

  private boolean orphaned(ArtifactKey key) {
    Optional<Generation> generation = generations.find(key.generationId());
    return generation.isEmpty() || !refersTo(generation.get(), key);
  }

  private static boolean refersTo(Generation generation, ArtifactKey key) {
    if (generation.expired()) {
      return false;
    }
    boolean input =
        key.equals(ArtifactKey.photo(generation.id()))
            || key.equals(ArtifactKey.mask(generation.id()));
    return input
        || generation.images().stream()
            .anyMatch(
                image ->
                    image.state() instanceof ImageState.Painted painted
                        && painted.artifact().key().equals(key));
  }
}
