package backdrop.gateway.problem;

import backdrop.kit.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failed request becomes an answer: always a problem document. */
public class ProblemMapper {
  @Inject Failures failures;

  // Named one by one: the framework has mappers of its own for these, and the nearest type wins.
  @ServerExceptionMapper({
    Failure.class,
    StatusRuntimeException.class,
    WebApplicationException.class,
    NotFoundException.class,
    NotAllowedException.class,
    ConstraintViolationException.class,
    JsonProcessingException.class,
    MismatchedInputException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class,
    UnauthorizedException.class,
    ForbiddenException.class,
    Throwable.class
  })
  public Response map(Throwable thrown, RoutingContext context) {
    Failure failure = failures.of(thrown);
    if (context.response().ended()) {
      // A body that is too large or too slow is answered while it is read; what was reading it then
      // fails, and there is nobody left to tell.
      return Response.status(context.response().getStatusCode()).build();
    }
    ProblemJson problem = Problems.of(failure, context.request().path());
    var answer = Response.status(problem.status()).entity(problem).type(ProblemJson.MEDIA_TYPE);
    Problems.headers(problem).forEach(answer::header);
    if (thrown instanceof NotAllowedException refused) {
      answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }
    return answer.build();
  }
}
