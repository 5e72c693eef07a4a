package backdrop.diffusion.clip;

import backdrop.diffusion.TokenCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deals the tokens of a prompt out to chunks, as AUTOMATIC1111's web UI does.
 *
 * <p>A full chunk is followed by the next one. Where its last comma is at most {@value #LOOK_BACK}
 * tokens back, what follows the comma moves on to the next chunk, so that a phrase is not torn
 * apart. A {@code BREAK} ends a chunk that is not empty. The last chunk is filled to its end all
 * the same, and what is beyond is cut. For one prompt, in one thread.
 */
final class Chunking {

  /** The web UI's {@code comma_padding_backtrack}. */
  private static final int LOOK_BACK = 20;

  private static final int NO_COMMA = -1;

  private final ClipTokenizer tokenizer;
  private final int maxChunks;
  private final List<PromptChunk> chunks = new ArrayList<>();
  private final int[] ids;
  private final float[] weights;
  private int filled;
  private int comma = NO_COMMA;

  private Chunking(ClipTokenizer tokenizer, int maxChunks) {
    this.tokenizer = tokenizer;
    this.maxChunks = maxChunks;
    this.ids = new int[tokenizer.limit()];
    this.weights = new float[tokenizer.limit()];
  }

  static ReadPrompt of(List<PromptWord> words, ClipTokenizer tokenizer, int maxChunks) {
    return new Chunking(tokenizer, maxChunks).read(words);
  }

  private ReadPrompt read(List<PromptWord> words) {
    int tokens = 0;
    boolean full = false;
    List<String> dropped = new ArrayList<>();
    for (PromptWord word : words) {
      tokens += word.ids().length;
      if (word.startsChunk() && filled > 0) {
        moveOn(filled);
      }
      for (int i = 0; i < word.ids().length && !full; i++) {
        full = !add(word.ids()[i], word.weight());
      }
      if (full && word.ids().length > 0) {
        dropped.add(word.written());
      }
    }
    if (filled > 0 || chunks.isEmpty()) {
      finishChunk(filled);
    }
    int limit = maxChunks * tokenizer.limit();
    return new ReadPrompt(
        List.copyOf(chunks), new TokenCount(tokens, limit, chunks.size(), dropped));
  }

  /** False if there is no room left for the token. */
  private boolean add(int id, float weight) {
    boolean isComma = id == tokenizer.comma();
    if (filled == ids.length) {
      boolean phraseMoves = !isComma && comma != NO_COMMA && filled - comma <= LOOK_BACK;
      if (!moveOn(phraseMoves ? comma + 1 : filled)) {
        return false;
      }
    }
    if (isComma) {
      comma = filled;
    }
    ids[filled] = id;
    weights[filled++] = weight;
    return true;
  }

  /**
   * Ends the chunk after so many tokens and begins the next one with the others; false, and nothing
   * done, in the last chunk.
   */
  private boolean moveOn(int kept) {
    if (chunks.size() + 1 == maxChunks) {
      return false;
    }
    int moved = filled - kept;
    finishChunk(kept);
    System.arraycopy(ids, kept, ids, 0, moved);
    System.arraycopy(weights, kept, weights, 0, moved);
    filled = moved;
    comma = NO_COMMA;
    return true;
  }

  private void finishChunk(int kept) {
    float[] framed = new float[tokenizer.length()];
    Arrays.fill(framed, 1);
    System.arraycopy(weights, 0, framed, 1, kept);
    chunks.add(new PromptChunk(tokenizer.frame(ids, kept), framed));
  }
}
