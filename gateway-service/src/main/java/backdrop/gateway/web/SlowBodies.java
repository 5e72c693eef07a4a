package backdrop.gateway.web;

import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.problem.ProblemReplies;
import backdrop.kit.failure.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Answers 408 and closes the connection where a request's body all but stands still. Idle and read
 * timeouts never see a client that sends a byte a second and holds a connection and a temporary
 * file for days; a slow line that moves is left alone, however long it takes.
 */
@ApplicationScoped
public class SlowBodies {
  private static final int BEFORE_THE_CHECKS = 950;

  private final Vertx vertx;
  private final ProblemReplies problems;
  private final LimitsConfig limits;

  @Inject
  public SlowBodies(Vertx vertx, ProblemReplies problems, LimitsConfig limits) {
    this.vertx = vertx;
    this.problems = problems;
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_THE_CHECKS);
  }

  private void watch(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      Watch watch = new Watch(context);
      long timer = vertx.setPeriodic(limits.bodyPatience().toMillis(), watch::look);
      context.addEndHandler(over -> vertx.cancelTimer(timer));
    }
    context.next();
  }

  /** One body; looked at again and again until all of it is here or the request is over. */
  private final class Watch {
    private final RoutingContext context;
    private long seen;

    private Watch(RoutingContext context) {
      this.context = context;
    }

    private void look(long timer) {
      HttpServerRequest request = context.request();
      long bytes = request.bytesRead();
      if (request.isEnded() || context.response().ended() || context.response().closed()) {
        vertx.cancelTimer(timer);
      } else if (bytes - seen < limits.bodyPace().asLongValue()) {
        vertx.cancelTimer(timer);
        refuse(bytes - seen);
      } else {
        seen = bytes;
      }
    }

    private void refuse(long arrived) {
      HttpServerRequest request = context.request();
      context.addEndHandler(sent -> request.connection().close());
      if (context.response().headWritten()) {
        request.connection().close();
        return;
      }
      context.response().putHeader("Connection", "close");
      problems.send(
          context,
          new Failure(
                  GatewayReason.BODY_TOO_SLOW,
                  "The body of the request arrives too slowly, and was not waited for any longer.")
              .withDetails(
                  Map.of(
                      "limit", Long.toString(limits.bodyPace().asLongValue()),
                      "value", Long.toString(arrived))));
    }
  }
}
