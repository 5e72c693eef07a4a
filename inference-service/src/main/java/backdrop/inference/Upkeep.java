package backdrop.inference;

import backdrop.inference.generation.FinishedEvents;
import backdrop.inference.generation.Forecast;
import backdrop.inference.generation.GenerationWorker;
import backdrop.inference.generation.LeaseWatch;
import backdrop.inference.generation.OutboxRelay;
import backdrop.inference.generation.Replica;
import backdrop.inference.generation.Sweeper;
import backdrop.inference.mongo.MongoGenerations;
import backdrop.inference.onnx.ModelReadiness;
import backdrop.inference.segmentation.OnnxSegmentation;
import backdrop.inference.telemetry.GenerationMetrics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Everything that runs without being called: brings the store and the model up, then paints,
 * watches leases, announces and sweeps until the process is told to stop.
 */
@ApplicationScoped
public class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);
  private static final int UNUSABLE_CONFIGURATION = 78;

  private final MongoGenerations generations;
  private final ModelReadiness model;
  private final OnnxSegmentation segmentation;
  private final GenerationWorker worker;
  private final LeaseWatch leases;
  private final OutboxRelay relay;
  private final FinishedEvents events;
  private final Sweeper sweeper;
  private final GenerationMetrics metrics;
  private final Forecast forecast;
  private final Replica replica;
  private final InferenceConfig config;
  private final CountDownLatch storeReady = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Future<?>> rounds = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService upkeep =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("upkeep-", 0).daemon().factory());

  @Inject
  public Upkeep(
      MongoGenerations generations,
      ModelReadiness model,
      OnnxSegmentation segmentation,
      GenerationWorker worker,
      LeaseWatch leases,
      OutboxRelay relay,
      FinishedEvents events,
      Sweeper sweeper,
      GenerationMetrics metrics,
      Forecast forecast,
      Replica replica,
      InferenceConfig config) {
    this.generations = generations;
    this.model = model;
    this.segmentation = segmentation;
    this.worker = worker;
    this.leases = leases;
    this.relay = relay;
    this.events = events;
    this.sweeper = sweeper;
    this.metrics = metrics;
    this.forecast = forecast;
    this.replica = replica;
    this.config = config;
  }

  @Startup
  void start() {
    Thread.ofPlatform().name("store-start").daemon().start(this::bringUpStore);
    Thread.ofPlatform().name("model-start").daemon().start(this::bringUpModel);
    Thread.ofPlatform().name("segmentation-start").daemon().start(segmentation::load);
  }

  /** Again and again until the store is there; nothing is taken before. */
  private void bringUpStore() {
    try {
      while (!storePrepared()) {
        if (stopping.await(2, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return;
    }
    storeReady.countDown();
    every(Duration.ofSeconds(5), "watch leases", leases::look);
    every(Duration.ofSeconds(1), "announce", relay::relay);
    every(Duration.ofSeconds(5), "measure", this::measure);
    every(Duration.ofMinutes(10), "sweep", sweeper::sweep);
  }

  private boolean storePrepared() {
    try {
      generations.createIndexes();
      leases.reclaimOwn();
      return true;
    } catch (RuntimeException away) {
      LOG.warnf("The store cannot be used yet: %s", away.getMessage());
      return false;
    }
  }

  private void measure() {
    metrics.measure(forecast, generations, replica.clock());
  }

  private void bringUpModel() {
    try {
      if (model.load()) {
        storeReady.await();
        worker.start();
      } else if (config.model().required()) {
        Quarkus.asyncExit(UNUSABLE_CONFIGURATION);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** A round that fails is told of and comes again. */
  private void every(Duration period, String what, Runnable round) {
    Runnable told =
        () -> {
          try {
            round.run();
          } catch (RuntimeException trouble) {
            LOG.warnf("Could not %s: %s", what, trouble.getMessage());
          }
        };
    long millis = period.toMillis();
    rounds.add(upkeep.scheduleWithFixedDelay(told, millis, millis, TimeUnit.MILLISECONDS));
  }

  /** The generation in hand ends or is given back; what has ended is announced once more. */
  void stop(@Observes ShutdownEvent event) throws Exception {
    stopping.countDown();
    worker.close();
    rounds.forEach(round -> round.cancel(false));
    upkeep.shutdown();
    if (upkeep.awaitTermination(2, TimeUnit.SECONDS) && storeReady.getCount() == 0) {
      announceTheLast();
    }
    if (events instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private void announceTheLast() {
    try {
      relay.relay();
    } catch (RuntimeException away) {
      LOG.infof("What is not announced yet will be after the restart: %s", away.getMessage());
    }
  }
}
