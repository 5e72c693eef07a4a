package backdrop.kit.grpc;

import io.grpc.StatusException;
import io.quarkus.grpc.auth.DefaultAuthExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives refused calls the same ErrorInfo as every other failure. */
@ApplicationScoped
public class AuthFailureHandlerProvider extends DefaultAuthExceptionHandlerProvider {
  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public StatusException transformToStatusException(Throwable thrown) {
    var status = FailureHandlerProvider.status(thrown);
    return status.getStatus().asException(status.getTrailers());
  }
}
