package backdrop.diffusion.image;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DeviceOptions.Device;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.onnx.Network;
import backdrop.diffusion.onnx.Network.Answer;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.onnx.Port;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An opened network that takes one picture as planes of numbers, {@code [1, channels, height,
 * width]}, and answers planes: {@code [1, channels, height, width]}, {@code [1, height, width]} or
 * {@code [height, width]}. Single and half precision are both read and written as {@code float}.
 *
 * <p>Any thread may call; pictures go through one at a time, in the order in which they came.
 * {@link #close()} waits for the one in hand; later calls fail with {@link Reason#CLOSED}.
 */
public final class ImageNetwork implements AutoCloseable {

  private static final ElementType[] FLOATS = {ElementType.FLOAT32, ElementType.FLOAT16};

  private final Network network;
  private final Port input;
  private final Port output;
  private final Lane lane;

  /** Held while a picture goes in, and while the network is closed. */
  private final ReentrantLock door = new ReentrantLock(true);

  private ImageNetwork(Network network, ImagePorts ports) {
    this.network = network;
    this.input = input(network, ports).ofType(FLOATS).ofRank(4);
    this.output = output(network, ports).ofType(FLOATS).ofRank(2, 3, 4);
    network.requireInputs(input.name());
    if (!input.takes(1, input.dimension(1, 1), input.dimension(2, 1), input.dimension(3, 1))) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s: %s takes %d pictures at once, not one"
              .formatted(network.name(), input.name(), input.dimension(0)));
    }
    this.lane = new Lane(network.name());
  }

  /**
   * Opens an ONNX file; weights outside it are found beside it. Where a GPU is asked for and cannot
   * be used, the CPU takes its place.
   *
   * @throws DiffusionException MODEL_MISSING, MODEL_BROKEN or MODEL_UNSUPPORTED, with a sentence
   *     that names the file
   */
  public static ImageNetwork open(Path file, ImagePorts ports, DeviceOptions options) {
    try {
      return new OnnxDevice(options).open(file, network -> new ImageNetwork(network, ports));
    } catch (DiffusionException e) {
      if (e.reason() == Reason.DEVICE_UNAVAILABLE && options.device() != Device.CPU) {
        DeviceOptions cpu = DeviceOptions.cpu(options.threads());
        return open(file, ports, options.cache().map(cpu::withCache).orElse(cpu));
      }
      throw e;
    }
  }

  private static Port input(Network network, ImagePorts ports) {
    if (ports.input().isPresent()) {
      return network.input(ports.input().get());
    }
    List<Port> all = network.inputs();
    if (all.size() != 1) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s has %d inputs, %s; which of them takes the picture must be said"
              .formatted(network.name(), all.size(), all.stream().map(Port::name).toList()));
    }
    return all.getFirst();
  }

  private static Port output(Network network, ImagePorts ports) {
    if (ports.output().isPresent()) {
      return network.output(ports.output().get());
    }
    List<Port> all = network.outputs();
    int index = ports.outputIndex() < 0 ? all.size() + ports.outputIndex() : ports.outputIndex();
    if (index < 0 || index >= all.size()) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s has no output %d, only %d of them"
              .formatted(network.name(), ports.outputIndex(), all.size()));
    }
    return all.get(index);
  }

  /** How many channels the network wants; empty where its file leaves that open. */
  public OptionalInt channels() {
    return dimension(1);
  }

  /** The only height it takes; empty where its file leaves that open. */
  public OptionalInt height() {
    return dimension(2);
  }

  /** The only width it takes; empty where its file leaves that open. */
  public OptionalInt width() {
    return dimension(3);
  }

  private OptionalInt dimension(int index) {
    int size = input.dimension(index);
    return size < 0 ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /**
   * Runs the network on one picture, on a thread of its own.
   *
   * @throws DiffusionException REQUEST_INVALID if it does not take a picture of this shape,
   *     MODEL_UNSUPPORTED if what it answers is no picture, NOT_FINITE, CANCELLED, CLOSED,
   *     OUT_OF_MEMORY or RUNTIME_FAILED
   */
  public ImagePlanes run(ImagePlanes picture, Cancellation cancellation) {
    int[] shape = {1, picture.channels(), picture.height(), picture.width()};
    if (!input.takes(shape[0], shape[1], shape[2], shape[3])) {
      throw new DiffusionException(
          Reason.REQUEST_INVALID,
          "%s: %s takes %s, not %s"
              .formatted(
                  network.name(),
                  input.name(),
                  input.shape(),
                  List.of(1, shape[1], shape[2], shape[3])));
    }
    door.lock();
    try {
      return lane.call(() -> answer(picture, cancellation));
    } finally {
      door.unlock();
    }
  }

  private ImagePlanes answer(ImagePlanes picture, Cancellation cancellation) {
    Tensor given =
        Tensor.allocate(input.type(), 1, picture.channels(), picture.height(), picture.width());
    given.put(0, picture.values());
    try (RunScope scope = RunScope.open(cancellation)) {
      return planes(network.run(scope, Map.of(input, given), output));
    }
  }

  private ImagePlanes planes(Answer answer) {
    int rank = answer.shape().length;
    boolean picture = rank == 2 || rank == 3 || rank == 4;
    if (!picture || rank > 2 && answer.dimension(0) != 1 || answer.values().length == 0) {
      throw new DiffusionException(
          Reason.MODEL_UNSUPPORTED,
          "%s: %s is of shape %s, which is no picture"
              .formatted(network.name(), output.name(), Arrays.toString(answer.shape())));
    }
    for (float value : answer.values()) {
      if (!Float.isFinite(value)) {
        throw new DiffusionException(
            Reason.NOT_FINITE, network.name() + " gave values that are no numbers");
      }
    }
    int channels = rank == 4 ? answer.dimension(1) : 1;
    return new ImagePlanes(
        channels, answer.dimension(rank - 2), answer.dimension(rank - 1), answer.values());
  }

  @Override
  public void close() {
    door.lock();
    try {
      if (lane.close()) {
        network.close();
      }
    } finally {
      door.unlock();
    }
  }
}
