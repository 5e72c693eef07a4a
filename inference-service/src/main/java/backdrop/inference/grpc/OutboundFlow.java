package backdrop.inference.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;

/** Gives every call its {@link Outlet}. */
@GlobalInterceptor
@ApplicationScoped
public class OutboundFlow implements ServerInterceptor, Prioritized {
  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    Outlet outlet = new Outlet(call);
    ServerCall.Listener<Q> listener =
        Contexts.interceptCall(outlet.in(Context.current()), call, headers, next);
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onReady() {
        outlet.ready();
        super.onReady();
      }

      @Override
      public void onCancel() {
        outlet.close();
        super.onCancel();
      }

      @Override
      public void onComplete() {
        outlet.close();
        super.onComplete();
      }
    };
  }

  /** Outside of whatever moves a call to another thread, which carries the context along. */
  @Override
  public int getPriority() {
    return Integer.MAX_VALUE;
  }
}
