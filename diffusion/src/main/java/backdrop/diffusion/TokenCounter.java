package backdrop.diffusion;

import backdrop.diffusion.clip.ClipTokenizer;

/** Counts tokens as a model would, without loading its weights. Safe for use by many threads. */
public final class TokenCounter {

  private final ClipTokenizer tokenizer;

  private TokenCounter(ClipTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Reads the {@code tokenizer} folder of a model. */
  public static TokenCounter open(ModelFolder folder) {
    return new TokenCounter(ClipTokenizer.open(folder));
  }

  /** How many tokens of a prompt the model reads. */
  public int limit() {
    return tokenizer.limit();
  }

  public TokenCount count(String text) {
    return tokenizer.count(text);
  }
}
