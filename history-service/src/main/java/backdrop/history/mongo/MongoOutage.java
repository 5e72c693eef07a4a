package backdrop.history.mongo;

import backdrop.kit.failure.CommonReason;
import backdrop.kit.failure.Failure;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Lets a port say that its database does not answer: SERVICE_UNAVAILABLE instead of an exception of
 * the driver, which core cannot know.
 */
public final class MongoOutage {
  private static final Duration SOON = Duration.ofSeconds(2);

  private MongoOutage() {}

  /** The same port, with outages said in the words of the core. */
  public static <P> P translated(Class<P> port, P adapter) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(adapter, method, arguments)));
  }

  private static Object call(Object adapter, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(adapter, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof MongoException mongo && isOutage(mongo)
          ? unavailable(mongo)
          : thrown.getCause();
    }
  }

  private static boolean isOutage(MongoException thrown) {
    // The driver's own exceptions are about not reaching a server: time-outs, cleared pools.
    return thrown instanceof MongoSocketException
        || thrown instanceof MongoClientException
        || thrown instanceof MongoNotPrimaryException;
  }

  private static Failure unavailable(MongoException outage) {
    return new Failure(
            CommonReason.SERVICE_UNAVAILABLE,
            "The library does not answer at the moment. Try again in a few seconds.",
            outage)
        .withRetryAfter(SOON);
  }
}
