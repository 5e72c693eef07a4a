package backdrop.command.diffuse;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Paints one picture for each of several seeds, several at a time. */
final class Series {

  private final InpaintingPipeline pipeline;
  private final StepLine progress;
  private final Cancellation cancellation = new Cancellation();

  Series(InpaintingPipeline pipeline, StepLine progress) {
    this.pipeline = pipeline;
    this.progress = progress;
  }

  /** Returns the pictures in the order of the seeds; the first failure ends them all. */
  List<Painted> paint(List<Long> seeds, LongFunction<InpaintingRequest> request) {
    // The pipeline lets in as many as it takes at a time.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Painted>> futures =
          seeds.stream().map(seed -> threads.submit(() -> paint(seed, request))).toList();
      List<Painted> painted = new ArrayList<>();
      for (Future<Painted> future : futures) {
        painted.add(future.get());
      }
      return painted;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DiffusionException failure
          ? failure
          : new IllegalStateException("painting failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while painting", e);
    }
  }

  private Painted paint(long seed, LongFunction<InpaintingRequest> request) {
    try {
      return new Painted(
          seed, pipeline.paint(request.apply(seed), progress::finished, cancellation));
    } catch (DiffusionException e) {
      cancellation.cancel();
      throw e;
    }
  }
}
