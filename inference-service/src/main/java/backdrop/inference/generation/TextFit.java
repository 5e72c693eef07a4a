package backdrop.inference.generation;

import java.util.List;

/**
 * How much of a text a model reads.
 *
 * @param tokens of the whole text, without those that frame it
 * @param limit tokens that the model reads at most
 * @param droppedWords what it sees not at all or only in part, in the order of the text
 */
public record TextFit(int tokens, int limit, List<String> droppedWords) {
  public TextFit {
    droppedWords = List.copyOf(droppedWords);
  }
}
