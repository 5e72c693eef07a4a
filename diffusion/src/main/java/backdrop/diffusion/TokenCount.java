package backdrop.diffusion;

import java.util.List;

/**
 * How much of a text a model reads.
 *
 * @param tokens the tokens of the whole text, without the two that frame it
 * @param limit how many of them the model reads
 * @param droppedWords the words of the text, as written, that the model sees not at all or only in
 *     part
 */
public record TokenCount(int tokens, int limit, List<String> droppedWords) {

  public TokenCount {
    droppedWords = List.copyOf(droppedWords);
  }

  public boolean fits() {
    return tokens <= limit;
  }
}
