import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Runs one UNet under several session options in turn, round after round, so that whatever else the
 * machine does hits all of them alike.
 */
final class CpuOptions {

  private interface Change {
    void apply(SessionOptions options) throws Exception;
  }

  private static final Change SPINNING = config("session.intra_op.allow_spinning", "1");

  private record Timing(double wall, double cpu) {}

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] args) throws Exception {
    String model = args[0];
    int side = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    for (int at = 3; at < args.length; at++) {
      measure(model, side, rounds, Integer.parseInt(args[at]));
    }
  }

  private static Map<String, Change> variants() {
    int processors = Runtime.getRuntime().availableProcessors();
    Map<String, Change> variants = new LinkedHashMap<>();
    variants.put("as the product does", options -> {});
    variants.put("one thread", options -> options.setIntraOpNumThreads(1));
    variants.put("twice the threads", options -> options.setIntraOpNumThreads(2 * processors));
    variants.put("spinning", SPINNING);
    variants.put("no arena", options -> options.setCPUArenaAllocator(false));
    variants.put("no memory pattern", options -> options.setMemoryPatternOptimization(false));
    variants.put("denormals are zero", config("session.set_denormal_as_zero", "1"));
    variants.put("no prepacking", config("session.disable_prepacking", "1"));
    variants.put("approximate GELU", config("optimization.enable_gelu_approximation", "1"));
    variants.put("extended level", level(SessionOptions.OptLevel.EXTENDED_OPT));
    variants.put("basic level", level(SessionOptions.OptLevel.BASIC_OPT));
    return variants;
  }

  private static Change config(String key, String value) {
    return options -> options.addConfigEntry(key, value);
  }

  private static Change level(SessionOptions.OptLevel level) {
    return options -> options.setOptimizationLevel(level);
  }

  private static OrtSession open(String model, Change change) throws Exception {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      if (change != SPINNING) {
        // An entry can be set only once.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
      }
      change.apply(options);
      return OrtEnvironment.getEnvironment().createSession(model, options);
    }
  }

  private static void measure(String model, int side, int rounds, int rows) throws Exception {
    Map<String, OrtSession> sessions = new LinkedHashMap<>();
    for (var variant : variants().entrySet()) {
      sessions.put(variant.getKey(), open(model, variant.getValue()));
    }
    Map<String, OnnxTensor> inputs =
        inputs(sessions.values().iterator().next(), rows, side / 8);
    Map<String, List<Timing>> timings = new LinkedHashMap<>();
    Map<String, Double> differences = new LinkedHashMap<>();
    float[] reference = null;
    for (var each : sessions.entrySet()) {
      float[] answer = run(each.getValue(), inputs);
      reference = reference == null ? answer : reference;
      differences.put(each.getKey(), difference(reference, answer));
      timings.put(each.getKey(), new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (var each : sessions.entrySet()) {
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        run(each.getValue(), inputs);
        timings
            .get(each.getKey())
            .add(
                new Timing(
                    (System.nanoTime() - wall) / 1e6 / rows,
                    (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / rows));
      }
    }
    System.out.printf("%d pixels, %d rows, %d rounds, ms a row%n", side, rows, rounds);
    List<Timing> usual = timings.values().iterator().next();
    timings.forEach(
        (name, all) -> {
          double[] ratios = new double[rounds];
          for (int i = 0; i < rounds; i++) {
            ratios[i] = all.get(i).wall / usual.get(i).wall;
          }
          System.out.printf(
              "  %-20s wall %6.1f  cpu %6.1f  least cpu %6.1f  wall ratio %.2f  differs by %.0e%n",
              name,
              median(all.stream().mapToDouble(Timing::wall).toArray()),
              median(all.stream().mapToDouble(Timing::cpu).toArray()),
              all.stream().mapToDouble(Timing::cpu).min().orElseThrow(),
              median(ratios),
              differences.get(name));
        });
    for (OrtSession session : sessions.values()) {
      session.close();
    }
  }

  private static Map<String, OnnxTensor> inputs(OrtSession session, int rows, int side)
      throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] context =
        ((TensorInfo)
                session.getInputInfo().get("encoder_hidden_states").getInfo())
            .getShape();
    int tokens = context[1] < 0 ? 77 : (int) context[1];
    int width = (int) context[2];
    return Map.of(
        "sample",
        OnnxTensor.createTensor(
            environment, noise(rows * 9 * side * side), new long[] {rows, 9, side, side}),
        "timestep",
        timesteps((TensorInfo) session.getInputInfo().get("timestep").getInfo(), rows),
        "encoder_hidden_states",
        OnnxTensor.createTensor(
            environment, noise(rows * tokens * width), new long[] {rows, tokens, width}));
  }

  private static OnnxTensor timesteps(TensorInfo wanted, int rows) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] timesteps = LongStream.range(0, rows).map(row -> 30 + 57 * row).toArray();
    long[] shape = {rows};
    if (wanted.type == OnnxJavaType.INT64) {
      return OnnxTensor.createTensor(environment, LongBuffer.wrap(timesteps), shape);
    }
    float[] floats = new float[rows];
    for (int row = 0; row < rows; row++) {
      floats[row] = timesteps[row];
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
  }

  private static FloatBuffer noise(int size) {
    Random random = new Random(size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatBuffer.wrap(values);
  }

  private static float[] run(OrtSession session, Map<String, OnnxTensor> inputs) throws Exception {
    try (var result = session.run(inputs)) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    }
  }

  private static double difference(float[] one, float[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
