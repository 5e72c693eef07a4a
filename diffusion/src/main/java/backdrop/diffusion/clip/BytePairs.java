package backdrop.diffusion.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding of one word: pairs of neighbours are joined, the earliest-learnt pair first,
 * until no known pair is left.
 *
 * @param ranks when each pair was learnt
 * @param vocabulary the id of each symbol
 * @param unknown the id of symbols that have none
 */
record BytePairs(Map<Pair, Integer> ranks, Map<String, Integer> vocabulary, int unknown) {

  /** Marks the last symbol of a word. */
  private static final String END_OF_WORD = "</w>";

  /** Two neighbouring symbols. */
  record Pair(String left, String right) {}

  /** The token ids of a word written in the {@link ByteAlphabet}. */
  List<Integer> encode(String word) {
    List<String> symbols = new ArrayList<>(word.length());
    for (int i = 0; i < word.length(); i++) {
      String end = i == word.length() - 1 ? END_OF_WORD : "";
      symbols.add(word.charAt(i) + end);
    }
    Pair best = earliestPair(symbols);
    while (best != null) {
      join(symbols, best);
      best = earliestPair(symbols);
    }
    return symbols.stream().map(symbol -> vocabulary.getOrDefault(symbol, unknown)).toList();
  }

  private @Nullable Pair earliestPair(List<String> symbols) {
    Pair best = null;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < symbols.size(); i++) {
      Pair pair = new Pair(symbols.get(i), symbols.get(i + 1));
      int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
      if (rank < bestRank) {
        best = pair;
        bestRank = rank;
      }
    }
    return best;
  }

  private static void join(List<String> symbols, Pair pair) {
    List<String> joined = new ArrayList<>(symbols.size());
    for (int i = 0; i < symbols.size(); i++) {
      boolean here =
          i + 1 < symbols.size()
              && symbols.get(i).equals(pair.left())
              && symbols.get(i + 1).equals(pair.right());
      joined.add(here ? pair.left() + pair.right() : symbols.get(i));
      if (here) {
        i++;
      }
    }
    symbols.clear();
    symbols.addAll(joined);
  }
}
