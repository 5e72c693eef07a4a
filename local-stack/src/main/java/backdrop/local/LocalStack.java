package backdrop.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * Every process of Backdrop on this machine: started together, kept running, stopped in order.
 *
 * <p>Services start as soon as MongoDB answers, all at the same time. They are stopped before the
 * databases, so that each can write its last word.
 */
public final class LocalStack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final StackPlan plan;
  private final ChildRecords records;
  private final HomeLock lock;
  private final Console console;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<String, Supervised> processes = new LinkedHashMap<>();
  private boolean closed;

  private LocalStack(StackPlan plan, ChildRecords records, HomeLock lock, Console console) {
    this.plan = plan;
    this.records = records;
    this.lock = lock;
    this.console = console;
  }

  /** A stack with a home of its own on any free port, saying on standard output what it does. */
  public static LocalStack in(Checkout checkout, Path home) {
    return in(checkout, Home.open(home), UpOptions.ANY_PORT, Console.ofThisProcess());
  }

  /** Takes the home, and ends what an earlier launcher that was killed may have left in it. */
  static LocalStack in(Checkout checkout, Home home, UpOptions options, Console console) {
    var lock = HomeLock.take(home);
    try {
      var orphans = ChildRecords.endOrphans(home.children());
      if (!orphans.isEmpty()) {
        console.trouble("ended what an earlier run left behind: " + String.join(", ", orphans));
      }
      home.startNewLogs();
      var random = new SecureRandom();
      var ports = new Ports(home.ports(), random);
      var secrets = new Secrets(home.secrets(), random);
      var outside =
          options
              .model()
              .map(name -> home.model(name, checkout))
              .map(Outside.of(System.getenv())::withModel)
              .orElseGet(() -> Outside.of(System.getenv()))
              .withFakeYandex(options.fakeYandex());
      var all = options.cutOutModel().map(Path::of).map(outside::withCutOutModel).orElse(outside);
      var plan = new StackPlan(checkout, home, options.port(), all, ports, secrets);
      Home.write(home.modelInUse(), plan.model() + "\n");
      return new LocalStack(plan, new ChildRecords(home.children()), lock, console);
    } catch (StackFailure failure) {
      lock.close();
      throw failure;
    }
  }

  /**
   * Returns when every process serves; fails with the reason of the first that cannot. A model
   * without digests is tried before, so that one that ends its process starts nothing.
   */
  public void start() throws InterruptedException {
    var starts = new ArrayList<Callable<Supervised>>();
    // All are planned before any runs, so that what is missing is said at once.
    for (var service : Service.values()) {
      var process = supervise(plan.service(service));
      starts.add(() -> bringUp(process, service.needs()));
    }
    var infrastructure = plan.infrastructure();
    if (infrastructure.isPresent()) {
      var process = supervise(infrastructure.get());
      starts.add(() -> bringUp(process, List.of()));
    }
    var fakeYandex = plan.fakeYandex();
    if (fakeYandex.isPresent()) {
      var process = supervise(fakeYandex.get());
      starts.add(() -> bringUp(process, List.of()));
    }
    tryOutModel();
    awaitAll(starts);
  }

  private void tryOutModel() throws InterruptedException {
    var tryOut = plan.modelTryOut();
    if (tryOut.isPresent()) {
      console.say(
          "  trying %1$s: it has no digests (./backdrop models verify %1$s --seal writes them)"
              .formatted(plan.model()));
      tryOut.get().run();
    }
  }

  private Supervised bringUp(Supervised process, List<Service> needed) throws InterruptedException {
    if (!isInfrastructure(process) && plan.infrastructure().isPresent()) {
      process(StackPlan.INFRASTRUCTURE)
          .awaitServing(plan.infrastructureReady("mongodb"), START_LIMIT);
    }
    for (var other : needed) {
      awaitReady(other.id());
    }
    process.start();
    process.awaitReady(START_LIMIT);
    return process;
  }

  private void awaitAll(List<Callable<Supervised>> starts) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new ExecutorCompletionService<Supervised>(threads);
      starts.forEach(ready::submit);
      try {
        for (int i = 0; i < starts.size(); i++) {
          var process = ready.take().get();
          console.ready(process.name(), process.age());
        }
      } catch (ExecutionException failed) {
        threads.shutdownNow();
        throw asStarting(failed);
      }
    }
  }

  private static StackFailure asStarting(ExecutionException failed) throws InterruptedException {
    if (failed.getCause() instanceof InterruptedException stopping) {
      throw stopping;
    }
    return failed.getCause() instanceof StackFailure known
        ? known
        : new StackFailure("could not start: " + failed.getCause(), failed);
  }

  private synchronized Supervised supervise(Launch launch) throws InterruptedException {
    if (closed) {
      throw new InterruptedException("stopped while starting");
    }
    var process = new Supervised(launch, records, http, console);
    processes.put(launch.name(), process);
    return process;
  }

  /** Where people and programs find the stack. */
  public URI address() {
    return plan.address();
  }

  /** Makes accounts in this stack. */
  public Registration registration() {
    return new Registration(plan.address(), http);
  }

  /** Ends a process as {@code kill -9} does and returns when it is gone; it is started again. */
  public void kill(String name) {
    var child = process(name).child();
    child.kill();
    child.awaitExit(START_LIMIT);
  }

  /** Returns when a process serves, for those who killed it. */
  public void awaitReady(String name) throws InterruptedException {
    process(name).awaitServing(START_LIMIT);
  }

  /** Takes the Kafka broker away; MongoDB stays. */
  public void stopKafka() {
    process(StackPlan.INFRASTRUCTURE).child().tell("kafka stop");
  }

  /** Brings the Kafka broker back with everything it held. */
  public void startKafka() {
    process(StackPlan.INFRASTRUCTURE).child().tell("kafka start");
  }

  private synchronized Supervised process(String name) {
    var process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no process is called " + name);
    }
    return process;
  }

  /** Stops every process, services first; doing so again changes nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    var services = processes.values().stream().filter(process -> !isInfrastructure(process));
    stop(services.toList());
    stop(List.copyOf(processes.values()));
    records.clear();
    lock.close();
  }

  private static void stop(List<Supervised> processes) {
    processes.forEach(Supervised::stop);
    processes.forEach(Supervised::awaitStopped);
  }

  private static boolean isInfrastructure(Supervised process) {
    return process.name().equals(StackPlan.INFRASTRUCTURE);
  }
}
