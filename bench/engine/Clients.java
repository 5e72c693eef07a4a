import backdrop.diffusion.Batching;
import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.PaintTimings;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.StepListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Eight clients with different numbers of steps, one after the other and all at once, taking turns
 * in one run: {@code Clients MODEL SIDE THREADS ROUNDS [ROWS]}. Prints how many times faster they are
 * together, how long a request waits for its first step, and how much of a painting is not spent in
 * ONNX Runtime.
 */
final class Clients {

  private static final int CLIENTS = 8;
  private static final int PICTURES = 3;

  private final InpaintingPipeline pipeline;
  private final int side;
  private final List<Double> turns = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> firstSteps = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> intervals = Collections.synchronizedList(new ArrayList<>());

  private Clients(InpaintingPipeline pipeline, int side) {
    this.pipeline = pipeline;
    this.side = side;
  }

  public static void main(String[] args) throws Exception {
    Batching usual = Batching.onCpu();
    int rows = args.length > 4 ? Integer.parseInt(args[4]) : usual.rows();
    Batching batching =
        new Batching(
            rows,
            usual.latents(),
            usual.sharing(),
            usual.padding(),
            usual.decodes(),
            usual.pictures());
    DeviceOptions options =
        DeviceOptions.cpu(Integer.parseInt(args[2])).withBatching(batching);
    try (InpaintingPipeline pipeline =
        InpaintingPipeline.open(ModelFolder.at(Path.of(args[0])), options)) {
      Clients clients = new Clients(pipeline, Integer.parseInt(args[1]));
      clients.inTurn();
      clients.overhead();
      List<Double> alone = new ArrayList<>();
      List<Double> together = new ArrayList<>();
      for (int round = 0; round < Integer.parseInt(args[3]); round++) {
        alone.add(clients.inTurn());
        together.add(clients.together());
      }
      System.out.printf(
          "clients=%d side=%d alone_s=%.2f together_s=%.2f throughput_ratio=%.2f%n",
          CLIENTS,
          clients.side,
          at(alone, 0.5),
          at(together, 0.5),
          at(alone, 0.5) / at(together, 0.5));
      System.out.printf(
          "rows=%d step_p50_ms=%.0f p95_wait_for_the_first_step_ms=%.0f in_steps=%.2f"
              + " p95_from_asking_until_it_is_taken_ms=%.0f in_steps=%.2f%n",
          rows,
          at(clients.intervals, 0.5),
          at(clients.turns, 0.95),
          at(clients.turns, 0.95) / at(clients.intervals, 0.5),
          at(clients.firstSteps, 0.95),
          at(clients.firstSteps, 0.95) / at(clients.intervals, 0.5));
    }
  }

  private void overhead() {
    double[] shares = new double[5];
    for (int i = 0; i < shares.length; i++) {
      PaintTimings timings =
          pipeline
              .paint(request(0, i, 20), StepListener.NONE, new Cancellation())
              .timings();
      shares[i] = 100.0 * timings.outsideRuntime().toNanos() / timings.total().toNanos();
    }
    Arrays.sort(shares);
    System.out.printf("alone, 20 steps: outside_runtime_percent=%.2f (median of 5)%n", shares[2]);
  }

  private double inTurn() {
    long began = System.nanoTime();
    for (int picture = 0; picture < PICTURES; picture++) {
      for (int client = 0; client < CLIENTS; client++) {
        pipeline.paint(
            request(client, picture, steps(client)), StepListener.NONE, new Cancellation());
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private double together() throws Exception {
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(threads.submit(() -> paintAll(number)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void paintAll(int client) {
    for (int picture = 0; picture < PICTURES; picture++) {
      long[] last = {System.nanoTime()};
      StepListener timed =
          step -> {
            long now = System.nanoTime();
            (step.number() == 1 ? firstSteps : intervals).add((now - last[0]) / 1e6);
            last[0] = now;
          };
      PaintTimings timings =
          pipeline
              .paint(request(client, picture, steps(client)), timed, new Cancellation())
              .timings();
      turns.add(timings.turn().toNanos() / 1e6);
    }
  }

  private static int steps(int client) {
    return 8 + 2 * client;
  }

  private InpaintingRequest request(int client, int picture, int steps) {
    byte[] white = new byte[side * side * 3];
    Arrays.fill(white, (byte) 255);
    byte[] mask = new byte[side * side];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (i % side <= i / side ? 255 : 0);
    }
    Sampler[] samplers = {Sampler.DDIM, Sampler.EULER};
    return new InpaintingRequest(
        new RgbImage(side, side, white),
        mask,
        "a beach at noon, client " + client,
        "",
        100L * client + picture,
        new Sampling(samplers[client % samplers.length], steps, 3.5));
  }

  /** The value below which this part of them lies. */
  private static double at(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, part * sorted.size()));
  }
}
