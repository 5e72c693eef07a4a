package backdrop.diffusion.clip;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading.Syntax;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a prompt into the tokens that CLIP's own tokenizer gives: NFC, lower case, words, then
 * byte pairs, framed by a begin and an end token and filled up to a fixed length.
 *
 * <p>Texts such as {@code <|endoftext|>} in a prompt are text like any other and cannot end it
 * early. Immutable and safe for use by many threads.
 */
public final class ClipTokenizer {

  private static final Pattern WORD =
      Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+", unicode());
  private static final Pattern SPACE = Pattern.compile("\\s+", unicode());

  /** The only character whose lower case is two characters. */
  private static final int CAPITAL_I_WITH_DOT = 0x130;

  private static final int REPLACEMENT = 0xFFFD;

  private final BytePairs bytePairs;
  private final int begin;
  private final int end;
  private final int padding;
  private final int length;
  private final int comma;

  private ClipTokenizer(TokenizerFiles files, TokenizerConfig config) {
    this.bytePairs = new BytePairs(files.merges(), files.vocabulary(), files.id(config.unknown()));
    this.begin = files.id(config.begin());
    this.end = files.id(config.end());
    this.padding = files.id(config.padding());
    this.length = config.length();
    this.comma = files.vocabulary().getOrDefault(",</w>", -1);
  }

  public static ClipTokenizer open(ModelFolder folder) {
    return new ClipTokenizer(TokenizerFiles.read(folder), TokenizerConfig.read(folder));
  }

  /** Tokens of a chunk, frame and filling included. */
  public int length() {
    return length;
  }

  /** How many tokens of its own a chunk may hold. */
  public int limit() {
    return length - 2;
  }

  /** The id of a comma that ends a word, or -1 if the vocabulary has none. */
  int comma() {
    return comma;
  }

  /** The ids of one framed chunk, cut or filled to {@link #length()}, as diffusers gives them. */
  public int[] encode(String text) {
    return read(text, Syntax.LITERAL, 1).chunks().getFirst().ids();
  }

  /** The chunks of a prompt, at most so many, and what of it does not fit. */
  ReadPrompt read(String prompt, Syntax syntax, int maxChunks) {
    return Chunking.of(words(prompt, syntax), this, maxChunks);
  }

  /** Puts the first so many ids, at most {@link #limit()}, into a frame and fills it. */
  int[] frame(int[] ids, int count) {
    int[] framed = new int[length];
    Arrays.fill(framed, padding);
    framed[0] = begin;
    System.arraycopy(ids, 0, framed, 1, count);
    framed[count + 1] = end;
    return framed;
  }

  /** The words of a prompt, however many. */
  List<PromptWord> words(String prompt, Syntax syntax) {
    List<PromptWord> words = new ArrayList<>();
    switch (syntax) {
      case LITERAL -> addWords(prompt, 1, false, words);
      case WEIGHTED -> {
        boolean startsChunk = false;
        for (WeightedText.Span span : WeightedText.parse(prompt)) {
          int before = words.size();
          startsChunk |= span.startsChunk();
          addWords(span.text(), (float) span.weight(), startsChunk, words);
          startsChunk &= words.size() == before;
        }
      }
    }
    return words;
  }

  /**
   * No token reaches over white space, so words between white space can be looked at one by one.
   */
  private void addWords(String text, float weight, boolean startsChunk, List<PromptWord> words) {
    boolean first = startsChunk;
    for (String word : SPACE.split(text)) {
      if (!word.isEmpty()) {
        words.add(new PromptWord(word, tokens(word), weight, first));
        first = false;
      }
    }
  }

  private int[] tokens(String word) {
    String normal = lowerCase(Normalizer.normalize(word, Normalizer.Form.NFC));
    return WORD.matcher(normal)
        .results()
        .flatMapToInt(part -> bytePairs.encode(part.group()))
        .toArray();
  }

  /**
   * Character by character: Greek sigma at the end of a word stays the ordinary one, as in CLIP.
   * Half of a surrogate pair is no character and becomes the replacement character.
   */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307");
              } else {
                boolean half = Character.getType(c) == Character.SURROGATE;
                lower.appendCodePoint(half ? REPLACEMENT : Character.toLowerCase(c));
              }
            });
    return lower.toString();
  }

  private static int unicode() {
    return Pattern.UNICODE_CHARACTER_CLASS;
  }
}
