package backdrop.diffusion.clip;

import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns prompts into embeddings and remembers the latest: {@code input_ids} {@code [1, tokens]} to
 * {@code last_hidden_state} {@code [1, tokens, width]}. For use by one thread at a time.
 */
public final class TextEncoder implements AutoCloseable {

  private static final int REMEMBERED = 64;

  private final ClipTokenizer tokenizer;
  private final Network network;
  private final Port ids;
  private final Port states;
  private final Map<String, TextEmbedding> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TextEmbedding> eldest) {
          return size() > REMEMBERED;
        }
      };

  private TextEncoder(ClipTokenizer tokenizer, Network network) {
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
  }

  public static TextEncoder open(ModelFolder folder, OnnxDevice device) {
    ClipTokenizer tokenizer = ClipTokenizer.open(folder);
    return device.open(folder, "text_encoder", network -> new TextEncoder(tokenizer, network));
  }

  public ClipTokenizer tokenizer() {
    return tokenizer;
  }

  /** The prompt's embedding, from memory if it was asked for lately. */
  public TextEmbedding encode(String prompt, RunScope scope) {
    TextEmbedding known = latest.get(prompt);
    if (known != null) {
      return known;
    }
    TextEmbedding fresh = compute(tokenizer.encode(prompt), scope);
    latest.put(prompt, fresh);
    return fresh;
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
