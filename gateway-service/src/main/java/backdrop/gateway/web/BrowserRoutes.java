package backdrop.gateway.web;

import backdrop.gateway.problem.GatewayReason;
import backdrop.gateway.problem.ProblemReplies;
import backdrop.kit.failure.Failure;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Addresses that are neither the API nor a file belong to the browser app, which routes them
 * itself; unknown addresses of the API are problems.
 */
@ApplicationScoped
public class BrowserRoutes {
  private static final String PAGES = "^/(?!(?:api|q|assets)(?:/|$))[^.]+$";
  // Before the routes of resources, which would answer "not found".
  private static final int BEFORE_RESOURCES = -1;

  private final ProblemReplies problems;

  @Inject
  public BrowserRoutes(ProblemReplies problems) {
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router
        .route("/api/*")
        .last()
        .handler(
            context ->
                problems.send(
                    context,
                    new Failure(
                        GatewayReason.ROUTE_NOT_FOUND, "There is nothing at this address.")));
    router.getWithRegex(PAGES).order(BEFORE_RESOURCES).handler(context -> context.reroute("/"));
  }
}
