package backdrop.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/errors.md lists every reason that the compiled services know, and no other. The enums are
 * read from the modules' classes, since a test that depends on all services would have them all on
 * one class path.
 */
final class ErrorsDocumentTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "service-kit",
          "gateway-service",
          "auth-service",
          "prompt-service",
          "inference-service",
          "history-service");

  @Test
  void namesEveryReasonOfEveryService() throws Exception {
    String document = document();
    Path fresh = Files.writeString(Path.of("target", "errors.md"), document);

    String committed = Files.readString(ROOT.resolve("docs/errors.md"));

    assertEquals(
        document,
        committed,
        "docs/errors.md is out of date. Renew it: cp e2e-tests/" + fresh + " docs/errors.md");
  }

  private static String document() throws Exception {
    StringBuilder text =
        new StringBuilder(
            """
            # Errors

            Every failed call says why: over REST a problem document (RFC 9457) with `reason`, over gRPC `google.rpc.ErrorInfo` with domain `backdrop` and the
            same reason. Programs switch on the reason; texts may change. This page is made from the services' own lists.
            """);
    try (URLClassLoader classes = new URLClassLoader(roots(), platform())) {
      Class<?> reason = classes.loadClass("backdrop.kit.failure.FailureReason");
      Method status =
          classes.loadClass("backdrop.gateway.problem.Problems").getMethod("httpStatus", reason);
      for (String module : MODULES) {
        append(text, module, reasons(module, classes, status));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String module, Map<String, String> reasons) {
    String title = "service-kit".equals(module) ? "Any service" : module.replace("-service", "");
    text.append("\n## ").append(title).append("\n\n| reason | HTTP | kind |\n|---|---|---|\n");
    reasons.forEach(
        (reason, rest) ->
            text.append("| `").append(reason).append("` | ").append(rest).append('\n'));
  }

  private static Map<String, String> reasons(String module, ClassLoader classes, Method status)
      throws Exception {
    Class<?> reason = classes.loadClass("backdrop.kit.failure.FailureReason");
    Map<String, String> found = new TreeMap<>();
    for (String name : classNames(ROOT.resolve(module).resolve("target/classes"))) {
      Class<?> type = Class.forName(name, false, classes);
      if (type.isEnum() && reason.isAssignableFrom(type)) {
        for (Object constant : type.getEnumConstants()) {
          Object kind = reason.getMethod("kind").invoke(constant);
          String row = status.invoke(null, constant) + " | " + kind + " |";
          found.put(((Enum<?>) constant).name(), row);
        }
      }
    }
    return found;
  }

  private static List<String> classNames(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith("Reason.class"))
          .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
          .toList();
    }
  }

  private static URL[] roots() throws MalformedURLException {
    List<URL> roots = new ArrayList<>();
    for (String module : MODULES) {
      roots.add(ROOT.resolve(module).resolve("target/classes").toUri().toURL());
    }
    return roots.toArray(URL[]::new);
  }

  private static ClassLoader platform() {
    return ClassLoader.getPlatformClassLoader();
  }
}
