package backdrop.diffusion.clip;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding of one word: of all pairs of neighbours that can be joined, the one learnt
 * first is joined, the leftmost of several, until none is left.
 *
 * <p>Takes time in the order of n log n for a word of n bytes. Immutable and safe for use by many
 * threads.
 */
final class BytePairs {

  /** Marks the last symbol of a word. */
  private static final String END_OF_WORD = "</w>";

  private final Map<Pair, Merge> merges;
  private final int[] inside = new int[ByteAlphabet.SIZE];
  private final int[] last = new int[ByteAlphabet.SIZE];

  /** Two neighbouring symbols. */
  record Pair(int left, int right) {}

  /**
   * What becomes of a pair.
   *
   * @param rank when it was learnt
   * @param joined the symbol that takes its place
   */
  record Merge(int rank, int joined) {}

  /**
   * Keeps what a word is encoded with.
   *
   * @param vocabulary the id of each symbol
   * @param unknown the id of bytes that are no symbols
   */
  BytePairs(Map<Pair, Merge> merges, Map<String, Integer> vocabulary, int unknown) {
    this.merges = Map.copyOf(merges);
    for (int b = 0; b < ByteAlphabet.SIZE; b++) {
      char letter = ByteAlphabet.letter(b);
      inside[b] = vocabulary.getOrDefault(String.valueOf(letter), unknown);
      last[b] = vocabulary.getOrDefault(letter + END_OF_WORD, unknown);
    }
  }

  /** The token ids of a word. */
  IntStream encode(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int[] symbols = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      boolean inner = i + 1 < bytes.length;
      symbols[i] = (inner ? inside : last)[Byte.toUnsignedInt(bytes[i])];
    }
    return new Joining(symbols).run();
  }

  /** A pair that could be joined when it was found. */
  private record Candidate(Merge merge, int at) implements Comparable<Candidate> {

    @Override
    public int compareTo(Candidate other) {
      int byRank = Integer.compare(merge.rank(), other.merge.rank());
      return byRank != 0 ? byRank : Integer.compare(at, other.at);
    }
  }

  /** The symbols of one word, linked so that a join takes no copying. */
  private final class Joining {

    private static final int GONE = -1;

    private final int[] symbols;
    private final int[] before;
    private final int[] after;
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();

    Joining(int[] symbols) {
      this.symbols = symbols;
      this.before = IntStream.range(-1, symbols.length - 1).toArray();
      this.after = IntStream.rangeClosed(1, symbols.length).toArray();
    }

    IntStream run() {
      for (int i = 0; i < symbols.length; i++) {
        consider(i);
      }
      for (Candidate next = candidates.poll(); next != null; next = candidates.poll()) {
        Merge now = mergeAt(next.at());
        if (now != null && now.joined() == next.merge().joined()) {
          join(next.at(), now.joined());
        }
      }
      return IntStream.of(symbols).filter(symbol -> symbol != GONE);
    }

    private void consider(int at) {
      Merge merge = mergeAt(at);
      if (merge != null) {
        candidates.add(new Candidate(merge, at));
      }
    }

    /** What becomes of the symbol here and the next one, or null if they stay apart. */
    private @Nullable Merge mergeAt(int at) {
      if (at < 0 || symbols[at] == GONE || after[at] == symbols.length) {
        return null;
      }
      return merges.get(new Pair(symbols[at], symbols[after[at]]));
    }

    private void join(int at, int joined) {
      int next = after[at];
      symbols[at] = joined;
      symbols[next] = GONE;
      after[at] = after[next];
      if (after[at] < symbols.length) {
        before[after[at]] = at;
      }
      consider(before[at]);
      consider(at);
    }
  }
}
