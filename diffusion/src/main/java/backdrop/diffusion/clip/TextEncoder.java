package backdrop.diffusion.clip;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PromptReading;
import backdrop.diffusion.TokenCount;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns prompts into embeddings and remembers the latest: {@code input_ids} {@code [1, length]} to
 * {@code last_hidden_state} {@code [1, length, width]}, chunk by chunk.
 *
 * <p>Safe for use by many threads. The network runs once at a time, and a chunk that several
 * threads ask for is computed once.
 */
public final class TextEncoder implements AutoCloseable {

  /** Any number of tokens will do. */
  private static final int ANY = -1;

  private final ReentrantLock running = new ReentrantLock(true);
  private final RecentChunks recent = new RecentChunks();
  private final ClipTokenizer tokenizer;
  private final Network network;
  private final Port ids;
  private final Port states;
  private final int onlyChunks;

  private TextEncoder(ClipTokenizer tokenizer, Network network, int contextTokens) {
    this.tokenizer = tokenizer;
    this.network = network;
    this.ids = network.input("input_ids").ofType(ElementType.INT64, ElementType.INT32).ofRank(2);
    this.states = network.output("last_hidden_state").ofRank(3);
    network.requireInputs("input_ids");
    if (!ids.takes(1, tokenizer.length())) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN,
          "The tokenizer gives %d tokens, but %s takes %d"
              .formatted(tokenizer.length(), network.name(), ids.dimension(1)));
    }
    this.onlyChunks = contextTokens == ANY ? ANY : wholeChunks(contextTokens);
  }

  private int wholeChunks(int contextTokens) {
    if (contextTokens < tokenizer.length() || contextTokens % tokenizer.length() != 0) {
      throw new DiffusionException(
          Reason.MODEL_BROKEN,
          "The tokenizer gives %d tokens, but the UNet takes %d"
              .formatted(tokenizer.length(), contextTokens));
    }
    return contextTokens / tokenizer.length();
  }

  /**
   * Loads the tokenizer and the network.
   *
   * @param contextTokens the only number of tokens that the UNet takes, or -1 if it takes any
   */
  public static TextEncoder open(ModelFolder folder, OnnxDevice device, int contextTokens) {
    ClipTokenizer tokenizer = ClipTokenizer.open(folder);
    return device.open(
        folder, "text_encoder", network -> new TextEncoder(tokenizer, network, contextTokens));
  }

  /** How many tokens of a prompt are read at most. */
  public int limit(PromptReading reading) {
    return maxChunks(reading) * tokenizer.limit();
  }

  /** Counts the tokens of a prompt and names the words that are not read. */
  public TokenCount count(String prompt, PromptReading reading) {
    return read(prompt, reading).count();
  }

  /** The prompt's embedding. */
  public TextEmbedding encode(String prompt, PromptReading reading, RunScope scope) {
    ReadPrompt read = read(prompt, reading);
    return embedding(read, Math.max(onlyChunks, read.chunks().size()), scope);
  }

  /**
   * The embeddings of both prompts in the order of classifier-free guidance: the negative prompt's,
   * then the prompt's. They are equally long: the shorter one goes on with empty chunks.
   */
  public List<TextEmbedding> encodePair(
      String prompt, String negativePrompt, PromptReading reading, RunScope scope) {
    ReadPrompt negative = read(negativePrompt, reading);
    ReadPrompt positive = read(prompt, reading);
    int longer = Math.max(negative.chunks().size(), positive.chunks().size());
    int chunks = Math.max(onlyChunks, longer);
    return List.of(embedding(negative, chunks, scope), embedding(positive, chunks, scope));
  }

  private int maxChunks(PromptReading reading) {
    return onlyChunks == ANY ? reading.maxChunks() : onlyChunks;
  }

  private ReadPrompt read(String prompt, PromptReading reading) {
    return tokenizer.read(prompt, reading.syntax(), maxChunks(reading));
  }

  private TextEmbedding embedding(ReadPrompt prompt, int chunks, RunScope scope) {
    List<TextEmbedding> parts = new ArrayList<>();
    for (PromptChunk chunk : prompt.chunks()) {
      parts.add(Emphasis.apply(states(chunk.ids(), scope), chunk));
    }
    while (parts.size() < chunks) {
      parts.add(states(tokenizer.frame(new int[0], 0), scope));
    }
    return joined(parts);
  }

  private static TextEmbedding joined(List<TextEmbedding> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int length = parts.getFirst().values().length;
    float[] values = new float[parts.size() * length];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).values(), 0, values, i * length, length);
    }
    TextEmbedding any = parts.getFirst();
    return new TextEmbedding(values, parts.size() * any.tokens(), any.width());
  }

  private TextEmbedding states(int[] tokens, RunScope scope) {
    Optional<TextEmbedding> known = recent.get(tokens);
    if (known.isPresent()) {
      return known.get();
    }
    running.lock();
    try {
      return recent.get(tokens).orElseGet(() -> recent.put(tokens, compute(tokens, scope)));
    } finally {
      running.unlock();
    }
  }

  private TextEmbedding compute(int[] tokens, RunScope scope) {
    Tensor input = Tensor.allocate(ids.type(), 1, tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      input.set(i, tokens[i]);
    }
    Network.Answer answer = network.run(scope, Map.of(ids, input), states);
    return new TextEmbedding(answer.values(), tokens.length, answer.dimension(2));
  }

  @Override
  public void close() {
    network.close();
  }
}
