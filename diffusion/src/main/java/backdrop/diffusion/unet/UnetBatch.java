package backdrop.diffusion.unet;

import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.BoundRun;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory of UNet calls of one shape, reused from call to call. Rows are independent: each has
 * its own latents, picture, prompt and, where the export allows it, timestep. A call takes the
 * first so many rows.
 */
public final class UnetBatch implements AutoCloseable {

  private static final int CHANNELS = 2 * Unet.LATENT_CHANNELS + 1;

  private final Network network;
  private final Map<Port, Tensor> given;
  private final Port predictionPort;
  private final UnetShape shape;
  private final Tensor sample;
  private final Tensor timestep;
  private final boolean ownTimesteps;
  private final Tensor context;
  private final Optional<Tensor> guidance;
  private final Tensor prediction;
  private final @Nullable Occupant[] occupants;
  private final Map<Integer, BoundRun> runs = new HashMap<>();

  /** Whose row it is: a picture and which of its embeddings. */
  public record Occupant(long picture, int part) {}

  UnetBatch(
      Network network,
      Port sample,
      Port timestep,
      Port context,
      Optional<Port> guidance,
      Port prediction,
      UnetShape s,
      int capacity) {
    this.network = network;
    this.shape = s;
    this.occupants = new Occupant[capacity];
    this.sample = Tensor.allocate(sample.type(), capacity, CHANNELS, s.height(), s.width());
    this.ownTimesteps = timestep.rank() == 1 && timestep.dimension(0) < 0;
    this.timestep =
        timestep.rank() == 0
            ? Tensor.allocate(timestep.type())
            : Tensor.allocate(timestep.type(), timestep.dimension(0, capacity));
    this.context = Tensor.allocate(context.type(), capacity, s.tokens(), s.contextWidth());
    this.prediction =
        Tensor.allocate(prediction.type(), capacity, Unet.LATENT_CHANNELS, s.height(), s.width());
    this.guidance = guidance.map(port -> Tensor.allocate(port.type(), capacity, port.dimension(1)));
    this.given =
        new HashMap<>(Map.of(sample, this.sample, timestep, this.timestep, context, this.context));
    guidance.ifPresent(port -> given.put(port, this.guidance.orElseThrow()));
    this.predictionPort = prediction;
  }

  /** The most rows of a call. */
  int capacity() {
    return occupants.length;
  }

  /**
   * Says what a row paints; costs nothing while the row belongs to whom it belonged to.
   *
   * @param mask one number a latent, 1 = paint
   * @param maskedPicture the latents of the picture without its masked part
   * @param guidanceScale told to a network that guides itself
   */
  public void condition(
      int row,
      Occupant occupant,
      float[] mask,
      float[] maskedPicture,
      TextEmbedding embedding,
      double guidanceScale) {
    if (occupant.equals(occupants[row])) {
      return;
    }
    int area = shape.area();
    int base = row * CHANNELS * area;
    sample.put(base + Unet.LATENT_CHANNELS * area, mask);
    sample.put(base + (Unet.LATENT_CHANNELS + 1) * area, maskedPicture);
    context.put(row * shape.tokens() * shape.contextWidth(), embedding.values());
    guidance.ifPresent(tensor -> guide(tensor, row, guidanceScale));
    occupants[row] = occupant;
  }

  private static void guide(Tensor tensor, int row, double guidanceScale) {
    int width = Math.toIntExact(tensor.shape()[1]);
    tensor.put(row * width, GuidanceEmbedding.of(guidanceScale, width));
  }

  /** Gives a row its latents, which are multiplied by the scale on the way, and its timestep. */
  public void latents(int row, float[] latents, double scale, double time) {
    sample.put(row * CHANNELS * shape.area(), latents, (float) scale);
    timestep.set(Math.min(row, timestep.size() - 1), time);
  }

  /** Predicts for the first so many rows. */
  public void run(int rows, RunScope scope) {
    runs.computeIfAbsent(rows, this::bind).run(scope);
  }

  private BoundRun bind(int rows) {
    Map<Port, Tensor> first = new HashMap<>();
    given.forEach((port, tensor) -> first.put(port, firstRows(tensor, rows)));
    return network.bind(first, Map.of(predictionPort, firstRows(prediction, rows)));
  }

  /** A timestep for all rows is as long as it is. */
  private Tensor firstRows(Tensor tensor, int rows) {
    return tensor == timestep && !ownTimesteps ? tensor : tensor.firstRows(rows);
  }

  /** Copies a row's prediction. */
  public void prediction(int row, float[] into) {
    prediction.get(row * Unet.LATENT_CHANNELS * shape.area(), into);
  }

  @Override
  public void close() {
    runs.values().forEach(BoundRun::close);
    runs.clear();
  }
}
