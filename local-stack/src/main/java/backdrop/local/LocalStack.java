package backdrop.local;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * Every process of Backdrop on this machine: started together, kept running, stopped in order.
 *
 * <p>Services start as soon as their databases answer, all at the same time. They are stopped
 * before the databases, so that each can write its last word.
 */
final class LocalStack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final StackPlan plan;
  private final ChildRecords records;
  private final Console console;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<String, Supervised> processes = new LinkedHashMap<>();
  private boolean closed;

  LocalStack(StackPlan plan, ChildRecords records, Console console) {
    this.plan = plan;
    this.records = records;
    this.console = console;
  }

  /** Returns when every process serves; fails with the reason of the first that cannot. */
  void start() throws InterruptedException {
    var services = Arrays.stream(Service.values()).map(plan::service).toList();
    var starting = new ArrayList<Supervised>();
    var infrastructure = plan.infrastructure();
    if (infrastructure.isPresent()) {
      var databases = supervise(infrastructure.get());
      databases.start();
      databases.awaitReady(plan.infrastructureReady("mongodb"), START_LIMIT);
      starting.add(databases);
    }
    for (var service : services) {
      var process = supervise(service);
      process.start();
      starting.add(process);
    }
    awaitAll(starting);
  }

  private void awaitAll(List<Supervised> starting) throws InterruptedException {
    try (var waiters = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new ExecutorCompletionService<Supervised>(waiters);
      for (var process : starting) {
        var unused =
            ready.submit(
                () -> {
                  process.awaitReady(START_LIMIT);
                  return process;
                });
      }
      try {
        for (int i = 0; i < starting.size(); i++) {
          var process = ready.take().get();
          console.ready(process.name(), process.age());
        }
      } catch (ExecutionException failed) {
        waiters.shutdownNow();
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

  /** The process of a service or of the infrastructure. */
  synchronized Supervised process(String name) {
    var process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("no process is called " + name);
    }
    return process;
  }

  /** Makes accounts in this stack. */
  Registration registration() {
    return new Registration(plan.address(), http);
  }

  /** Stops every process, services first; doing so again changes nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    var services =
        processes.values().stream().filter(process -> !isInfrastructure(process)).toList();
    services.forEach(Supervised::stop);
    services.forEach(Supervised::awaitStopped);
    processes.values().stream().filter(LocalStack::isInfrastructure).forEach(Supervised::stop);
    processes.values().forEach(Supervised::awaitStopped);
    records.clear();
  }

  private static boolean isInfrastructure(Supervised process) {
    return process.name().equals(StackPlan.INFRASTRUCTURE);
  }
}
