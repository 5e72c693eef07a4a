package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.StarterModel;
import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.schedule.Schedule;
import backdrop.diffusion.schedule.SchedulerConfig;
import java.util.Collections;

/** Small pictures to denoise: {@code [4, 2, side / 2]} latents and embeddings of one number. */
record TestPictures(int steps, int rows, int width, Cancellation cancellation) {

  private static final SchedulerConfig CONFIG = SchedulerConfig.read(StarterModel.folder());

  static TestPictures guided(int steps) {
    return new TestPictures(steps, 2, 2, new Cancellation());
  }

  static TestPictures unguided(int steps) {
    return new TestPictures(steps, 1, 2, new Cancellation());
  }

  TestPictures wide(int columns) {
    return new TestPictures(steps, rows, columns, cancellation);
  }

  TestPictures endedBy(Cancellation other) {
    return new TestPictures(steps, rows, width, other);
  }

  DenoisingRequest of(Object owner) {
    int height = 2;
    Schedule schedule = Schedule.of(new Sampling(Sampler.DDIM, steps, 3), CONFIG);
    TorchGenerator generator = new TorchGenerator(1);
    return new DenoisingRequest(
        schedule,
        schedule.start(generator.normal(4 * height * width)),
        Collections.nCopies(rows, new TextEmbedding(new float[1], 1, 1)),
        3,
        new float[height * width],
        new float[4 * height * width],
        width,
        height,
        owner,
        generator,
        cancellation);
  }
}
