package backdrop.diffusion.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.tensor.ElementType;
import backdrop.diffusion.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One network of a model, loaded and ready to run. Closed only when nothing runs on it. */
public final class Network implements AutoCloseable {

  private final String name;
  private final OrtSession session;
  private final boolean drawsRandomNumbers;
  private final Map<String, Port> inputs;
  private final Map<String, Port> outputs;

  /** Outputs whose values are true or false. */
  private final Set<String> truths;

  Network(String name, OrtSession session, boolean drawsRandomNumbers) throws OrtException {
    this.drawsRandomNumbers = drawsRandomNumbers;
    this.name = name;
    this.session = session;
    this.inputs = ports(session.getInputInfo());
    Map<String, NodeInfo> answers = new LinkedHashMap<>(session.getOutputInfo());
    this.truths = new HashSet<>(answers.keySet());
    truths.removeIf(output -> !isTruth(answers.get(output)));
    answers.keySet().removeAll(truths);
    this.outputs = ports(answers);
  }

  /** The network's file inside the model folder. */
  public String name() {
    return name;
  }

  /** The first of these inputs that exists. */
  public Port input(String... names) {
    return first(inputs, "input", names);
  }

  /** The first of these outputs that exists. */
  public Port output(String... names) {
    return first(outputs, "output", names);
  }

  /** All inputs, in the order of the file. */
  public List<Port> inputs() {
    return List.copyOf(inputs.values());
  }

  /** All outputs whose values are numbers, in the order of the file. */
  public List<Port> outputs() {
    return List.copyOf(outputs.values());
  }

  /** True if the same input need not give the same answer, whatever the seed. */
  public boolean drawsRandomNumbers() {
    return drawsRandomNumbers;
  }

  public boolean hasInput(String name) {
    return inputs.containsKey(name);
  }

  /** Fails unless this output is there and its values are true or false. */
  public void requireTruths(String output) {
    if (!truths.contains(output)) {
      throw unsupported("it has no output %s of type BOOL".formatted(output));
    }
  }

  /** Fails if the network wants an input that is not among these. */
  public void requireInputs(String... names) {
    List<String> known = Arrays.asList(names);
    for (String input : inputs.keySet()) {
      if (!known.contains(input)) {
        throw unsupported("it wants an input %s that this engine does not give".formatted(input));
      }
    }
  }

  /** What a run gave: values, row-major, and their shape. */
  public record Answer(float[] values, long[] shape) {

    public int dimension(int index) {
      return Math.toIntExact(shape[index]);
    }
  }

  /** Runs once and copies the answer out; for networks that run once a picture. */
  public Answer run(RunScope scope, Map<Port, Tensor> given, Port wanted) {
    try (BoundRun run = bind(given, Map.of())) {
      return scope.run(
          name,
          options -> {
            try (var result = session.run(run.inputs(), Set.of(wanted.name()), options)) {
              OnnxTensor tensor = (OnnxTensor) result.get(0);
              FloatBuffer buffer = tensor.getFloatBuffer();
              float[] values = new float[buffer.remaining()];
              buffer.get(values);
              return new Answer(values, tensor.getInfo().getShape());
            }
          });
    }
  }

  /** Runs once and copies an answer out whose values are true or false, row-major. */
  public boolean[] runTruths(RunScope scope, Map<Port, Tensor> given, String wanted) {
    try (BoundRun run = bind(given, Map.of())) {
      return scope.run(
          name,
          options -> {
            try (var result = session.run(run.inputs(), Set.of(wanted), options)) {
              ByteBuffer buffer = ((OnnxTensor) result.get(0)).getByteBuffer();
              boolean[] values = new boolean[buffer.remaining()];
              for (int i = 0; i < values.length; i++) {
                values[i] = buffer.get() != 0;
              }
              return values;
            }
          });
    }
  }

  /** Ties tensors to the network, to run on the same memory again and again. */
  public BoundRun bind(Map<Port, Tensor> given, Map<Port, Tensor> wanted) {
    Map<String, OnnxTensor> in = new HashMap<>();
    Map<String, OnnxTensor> out = new HashMap<>();
    try {
      for (var entry : given.entrySet()) {
        in.put(entry.getKey().name(), Memory.view(entry.getValue()));
      }
      for (var entry : wanted.entrySet()) {
        out.put(entry.getKey().name(), Memory.view(entry.getValue()));
      }
      return new BoundRun(name, session, in, out);
    } catch (OrtException e) {
      in.values().forEach(OnnxTensor::close);
      out.values().forEach(OnnxTensor::close);
      throw Failures.whileRunning(name, e);
    }
  }

  private static boolean isTruth(@Nullable NodeInfo info) {
    return info != null
        && info.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.BOOL;
  }

  private Map<String, Port> ports(Map<String, NodeInfo> infos) {
    Map<String, Port> ports = new LinkedHashMap<>();
    infos.forEach(
        (port, info) -> {
          if (info.getInfo() instanceof TensorInfo tensor) {
            List<Long> shape = Arrays.stream(tensor.getShape()).boxed().toList();
            ports.put(port, new Port(name, port, type(port, tensor.type), shape));
          } else {
            throw unsupported(port + " is no tensor");
          }
        });
    return ports;
  }

  private ElementType type(String port, OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case INT64 -> ElementType.INT64;
      case INT32 -> ElementType.INT32;
      default -> throw unsupported("%s is of type %s".formatted(port, type));
    };
  }

  private Port first(Map<String, Port> ports, String kind, String... names) {
    return Arrays.stream(names)
        .filter(ports::containsKey)
        .map(ports::get)
        .findFirst()
        .orElseThrow(
            () ->
                unsupported(
                    "it has no %s %s, only %s"
                        .formatted(kind, String.join(" or ", names), ports.keySet())));
  }

  private DiffusionException unsupported(String what) {
    return new DiffusionException(Reason.MODEL_UNSUPPORTED, name + " cannot be used: " + what);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new DiffusionException(Reason.RUNTIME_FAILED, name + " did not close", e);
    }
  }
}
