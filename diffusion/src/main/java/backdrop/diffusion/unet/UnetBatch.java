package backdrop.diffusion.unet;

import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.BoundRun;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.Tensor;
import java.util.Map;

/**
 * The memory of a UNet call, reused from step to step. Rows are independent: each has its own
 * latents, picture, prompt and, where the export allows it, timestep.
 */
public final class UnetBatch implements AutoCloseable {

  private final UnetShape shape;
  private final Tensor sample;
  private final Tensor timestep;
  private final Tensor context;
  private final Tensor prediction;
  private final BoundRun run;

  UnetBatch(
      Network network, Port sample, Port timestep, Port context, Port prediction, UnetShape s) {
    this.shape = s;
    this.sample = Tensor.allocate(sample.type(), s.rows(), channels(), s.height(), s.width());
    this.timestep =
        timestep.rank() == 0
            ? Tensor.allocate(timestep.type())
            : Tensor.allocate(timestep.type(), timestep.dimension(0, s.rows()));
    this.context = Tensor.allocate(context.type(), s.rows(), s.tokens(), s.contextWidth());
    this.prediction =
        Tensor.allocate(prediction.type(), s.rows(), Unet.LATENT_CHANNELS, s.height(), s.width());
    this.run =
        network.bind(
            Map.of(sample, this.sample, timestep, this.timestep, context, this.context),
            Map.of(prediction, this.prediction));
  }

  private static int channels() {
    return 2 * Unet.LATENT_CHANNELS + 1;
  }

  public int rows() {
    return shape.rows();
  }

  /**
   * Says what a row paints, once for all its steps.
   *
   * @param mask one number a latent, 1 = paint
   * @param maskedPicture the latents of the picture without its masked part
   */
  public void condition(int row, float[] mask, float[] maskedPicture, TextEmbedding embedding) {
    int area = shape.area();
    int base = row * channels() * area;
    sample.put(base + Unet.LATENT_CHANNELS * area, mask);
    sample.put(base + (Unet.LATENT_CHANNELS + 1) * area, maskedPicture);
    context.put(row * shape.tokens() * shape.contextWidth(), embedding.values());
  }

  /** Gives a row its latents, already scaled for the network, and its timestep. */
  public void latents(int row, float[] latents, double time) {
    sample.put(row * channels() * shape.area(), latents);
    timestep.set(Math.min(row, timestep.size() - 1), time);
  }

  public void run(RunScope scope) {
    run.run(scope);
  }

  /** Copies a row's prediction. */
  public void prediction(int row, float[] into) {
    prediction.get(row * Unet.LATENT_CHANNELS * shape.area(), into);
  }

  @Override
  public void close() {
    run.close();
  }
}
