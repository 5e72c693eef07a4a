package backdrop.diffusion;

import java.util.List;

/**
 * How much of a text a model reads.
 *
 * @param tokens the tokens of the whole text, without the two that frame each chunk
 * @param limit how many tokens the model reads at most, over all chunks
 * @param chunks how many chunks the part that is read fills, at least 1
 * @param droppedWords the words of the text that the model sees not at all or only in part, as
 *     written, though without the brackets of weights. A text may lose words below the limit:
 *     chunks that a {@code BREAK} or a comma ended early hold fewer tokens.
 */
public record TokenCount(int tokens, int limit, int chunks, List<String> droppedWords) {

  public TokenCount {
    droppedWords = List.copyOf(droppedWords);
  }

  /** True if the model reads every word. */
  public boolean fits() {
    return droppedWords.isEmpty();
  }
}
