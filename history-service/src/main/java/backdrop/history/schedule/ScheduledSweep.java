package backdrop.history.schedule;

import backdrop.history.image.OrphanSweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Runs the sweep for orphaned bytes, one run at a time. */
@ApplicationScoped
public class ScheduledSweep {
  private static final Logger LOG = Logger.getLogger(ScheduledSweep.class);

  private final OrphanSweep sweep;
  private final MeterRegistry metrics;

  public ScheduledSweep(OrphanSweep sweep, MeterRegistry metrics) {
    this.sweep = sweep;
    this.metrics = metrics;
  }

  @Scheduled(
      identity = "orphan-sweep",
      every = "${backdrop.history.sweep.every}",
      delayed = "10m",
      concurrentExecution = ConcurrentExecution.SKIP)
  void run() {
    int deleted = sweep.run();
    metrics.counter("backdrop_history_swept_images").increment(deleted);
    if (deleted > 0) {
      LOG.infof("Deleted the bytes of %d images that nothing named", deleted);
    }
  }
}
