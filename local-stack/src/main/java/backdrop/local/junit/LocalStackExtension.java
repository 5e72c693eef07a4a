package backdrop.local.junit;

import backdrop.local.Checkout;
import backdrop.local.LocalStack;
import backdrop.local.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@link LocalStack} that is up: one for the whole run, in a new home, stopped after
 * the last test class.
 *
 * <p>Tests share it, so each makes accounts of its own. The home stays where it is when the run
 * ends, in {@code target/local-stack} of the tested module, for whoever wants to read the logs.
 */
public final class LocalStackExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LocalStackExtension.class);

  /** Also makes sure that the stack is stopped with the run. */
  private record Running(LocalStack stack, Optional<StackFailure> failure)
      implements AutoCloseable {
    /** Starting once more for the next class would fail once more, only later. */
    LocalStack orFailure() {
      failure.ifPresent(
          reason -> {
            throw reason;
          });
      return stack;
    }

    @Override
    public void close() {
      stack.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public LocalStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, type -> start(), Running.class)
        .orFailure();
  }

  private static Running start() {
    try {
      var target = Files.createDirectories(Path.of("target", "local-stack").toAbsolutePath());
      var home = Files.createTempDirectory(target, "home-");
      var stack = LocalStack.in(Checkout.around(Path.of("")), home);
      try {
        stack.start();
        return new Running(stack, Optional.empty());
      } catch (StackFailure failure) {
        return new Running(stack, Optional.of(failure));
      }
    } catch (IOException failed) {
      throw new StackFailure("cannot make a home for the stack: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted while starting");
    }
  }
}
