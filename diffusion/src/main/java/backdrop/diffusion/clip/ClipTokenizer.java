package backdrop.diffusion.clip;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.TokenCount;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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

  private final BytePairs bytePairs;
  private final int begin;
  private final int end;
  private final int padding;
  private final int length;

  private ClipTokenizer(TokenizerFiles files, TokenizerConfig config) {
    this.bytePairs = new BytePairs(files.merges(), files.vocabulary(), files.id(config.unknown()));
    this.begin = files.id(config.begin());
    this.end = files.id(config.end());
    this.padding = files.id(config.padding());
    this.length = config.length();
  }

  public static ClipTokenizer open(ModelFolder folder) {
    return new ClipTokenizer(TokenizerFiles.read(folder), TokenizerConfig.read(folder));
  }

  /** Tokens of an encoded prompt, frame and filling included. */
  public int length() {
    return length;
  }

  /** How many tokens of its own a prompt may have. */
  public int limit() {
    return length - 2;
  }

  /** The ids of a framed prompt, cut or filled to {@link #length()}. */
  public int[] encode(String text) {
    int[] ids = new int[length];
    Arrays.fill(ids, padding);
    ids[0] = begin;
    int at = 1;
    for (String word : words(text)) {
      for (int id : tokens(word)) {
        if (at <= limit()) {
          ids[at++] = id;
        }
      }
    }
    ids[at] = end;
    return ids;
  }

  /** Counts all tokens of a text and names the words that do not fit. */
  public TokenCount count(String text) {
    int tokens = 0;
    List<String> dropped = new ArrayList<>();
    for (String word : words(text)) {
      List<Integer> ids = tokens(word);
      tokens += ids.size();
      if (tokens > limit() && !ids.isEmpty()) {
        dropped.add(word);
      }
    }
    return new TokenCount(tokens, limit(), dropped);
  }

  /**
   * No token reaches over white space, so words between white space can be looked at one by one.
   */
  private static List<String> words(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private List<Integer> tokens(String word) {
    List<Integer> ids = new ArrayList<>();
    Matcher parts = WORD.matcher(lowerCase(Normalizer.normalize(word, Normalizer.Form.NFC)));
    while (parts.find()) {
      ids.addAll(bytePairs.encode(ByteAlphabet.encode(parts.group())));
    }
    return ids;
  }

  /**
   * Character by character: Greek sigma at the end of a word stays the ordinary one, as in CLIP.
   */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().forEach(c -> lower.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return lower.toString();
  }

  private static int unicode() {
    return Pattern.UNICODE_CHARACTER_CLASS;
  }
}
