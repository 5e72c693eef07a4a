package backdrop.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import backdrop.diffusion.ModelFolder;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.random.TorchGenerator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way of {@code reference.tsv}, which {@code models/tools/reference_schedulers.py} wrote with
 * diffusers: every sampler under configurations that were written for others, with few steps and
 * many, from noise and from a picture.
 */
final class ScheduleReferenceTest {

  private static final int SIZE = 16;
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void goesEveryWayOfDiffusers(Way way) {
    Schedule schedule = Schedule.of(way.sampling(), config(way.config()));

    Trace trace = trace(schedule, way.sampling());

    assertAll(
        () -> assertArrayEquals(way.timesteps(), trace.timesteps(), 1e-3),
        () -> assertClose(way.firsts(), trace.firsts(), trace.rounding()),
        () -> assertClose(way.last(), trace.last(), trace.rounding()));
  }

  /** Relative to the largest; and torch rounds sums of latents that start in the thousands. */
  private static void assertClose(double[] expected, double[] actual, double rounding) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, actual, Math.max(TOLERANCE * Math.max(largest, 0.1), rounding));
  }

  static Stream<Way> ways() throws IOException {
    return Files.readAllLines(folder("reference.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Way::parse);
  }

  private static Path folder(String name) {
    try {
      return Path.of(Objects.requireNonNull(ScheduleReferenceTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SchedulerConfig config(String name) {
    return SchedulerConfig.read(ModelFolder.at(folder(name)));
  }

  /** The same start, network and draws as the script has them. */
  private static Trace trace(Schedule schedule, Sampling sampling) {
    TorchGenerator generator = new TorchGenerator(7);
    float[] noise = generator.normal(SIZE);
    float[] picture = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      picture[i] = (float) Math.cos(i);
    }
    SamplerState state =
        sampling.startsFromPicture() ? schedule.start(picture, noise) : schedule.start(noise);
    double rounding = Math.ulp(Math.abs(state.latents()[0]));
    double[] firsts = new double[schedule.evaluations()];
    while (state.evaluation() < schedule.evaluations()) {
      int evaluation = state.evaluation();
      float[] drawn = schedule.drawsNoise(evaluation) ? generator.normal(SIZE) : null;
      state = schedule.step(state, prediction(schedule, state), drawn);
      firsts[evaluation] = state.latents()[0];
    }
    float[] latents = state.latents();
    return new Trace(
        IntStream.range(0, schedule.evaluations()).mapToDouble(schedule::timestep).toArray(),
        firsts,
        IntStream.range(0, 4).mapToDouble(i -> latents[i]).toArray(),
        rounding);
  }

  private static float[] prediction(Schedule schedule, SamplerState state) {
    double scale = schedule.inputScale(state.evaluation());
    double shift = 0.2 * Math.cos(schedule.timestep(state.evaluation()) / 150);
    float[] prediction = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      prediction[i] = (float) (0.6 * Math.sin(1.3 * scale * state.latents()[i]) + shift);
    }
    return prediction;
  }

  private record Trace(double[] timesteps, double[] firsts, double[] last, double rounding) {}

  record Way(String config, Sampling sampling, double[] timesteps, double[] firsts, double[] last) {

    static Way parse(String line) {
      String[] cells = line.split("\t");
      Sampler sampler = Sampler.withId(cells[1]).orElseThrow();
      double eta = Double.parseDouble(cells[2]);
      int steps = Integer.parseInt(cells[3]);
      double strength = Double.parseDouble(cells[4]);
      return new Way(
          cells[0],
          new Sampling(sampler, steps, 1, strength, eta),
          numbers(cells[5]),
          numbers(cells[6]),
          numbers(cells[7]));
    }

    private static double[] numbers(String text) {
      return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public String toString() {
      return "%s, %s, %d steps, strength %s, eta %s"
          .formatted(
              config,
              sampling.sampler().id(),
              sampling.steps(),
              sampling.strength(),
              sampling.eta());
    }
  }
}
