package backdrop.diffusion.unet;

import backdrop.diffusion.GuidanceMode;
import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.RunScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicts for one picture, pulled away from the negative prompt and towards the prompt. Holds the
 * memory of its calls until closed.
 */
public final class GuidedUnet implements AutoCloseable {

  private final List<UnetBatch> calls = new ArrayList<>();
  private final List<TextEmbedding> embeddings;
  private final float guidanceScale;
  private final float[] negative;

  /**
   * Sets memory aside for one picture.
   *
   * @param shape of one prediction, whatever its number of rows
   * @param embeddings the prompt's alone, or the negative prompt's and then the prompt's
   */
  public GuidedUnet(
      Unet unet,
      UnetShape shape,
      List<TextEmbedding> embeddings,
      GuidanceMode mode,
      double guidanceScale) {
    this.embeddings = embeddings;
    this.guidanceScale = (float) guidanceScale;
    this.negative = new float[Unet.LATENT_CHANNELS * shape.area()];
    boolean together =
        unet.takesRows(embeddings.size()) && (mode == GuidanceMode.TOGETHER || !unet.takesRows(1));
    int rows = together ? embeddings.size() : 1;
    for (int made = 0; made < embeddings.size(); made += rows) {
      calls.add(
          unet.batch(
              new UnetShape(
                  rows, shape.height(), shape.width(), shape.tokens(), shape.contextWidth())));
    }
  }

  /** Says what is painted, once for all steps. */
  public void condition(float[] mask, float[] maskedPicture) {
    int next = 0;
    for (UnetBatch call : calls) {
      for (int row = 0; row < call.rows(); row++) {
        call.condition(row, mask, maskedPicture, embeddings.get(next++));
      }
    }
  }

  /** Writes the guided prediction for these latents, already scaled for the network. */
  public void predict(float[] latents, double timestep, float[] prediction, RunScope scope) {
    for (UnetBatch call : calls) {
      for (int row = 0; row < call.rows(); row++) {
        call.latents(row, latents, timestep);
      }
      call.run(scope);
    }
    UnetBatch last = calls.getLast();
    last.prediction(last.rows() - 1, prediction);
    if (embeddings.size() > 1) {
      calls.getFirst().prediction(0, negative);
      for (int i = 0; i < prediction.length; i++) {
        prediction[i] = negative[i] + guidanceScale * (prediction[i] - negative[i]);
      }
    }
  }

  @Override
  public void close() {
    calls.forEach(UnetBatch::close);
  }
}
