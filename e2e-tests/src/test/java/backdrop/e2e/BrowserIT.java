package backdrop.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backdrop.local.LocalStack;
import backdrop.local.junit.LocalStackExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journeys of {@code frontend/e2e}, in a real browser against the whole stack. */
@ExtendWith(LocalStackExtension.class)
final class BrowserIT {
  private static final Path FRONTEND = Path.of("..", "frontend").toAbsolutePath().normalize();

  @Test
  void leadsThroughTheWholeJourney(LocalStack stack) throws Exception {
    var reports = Files.createDirectories(FRONTEND.resolve("target/playwright-reports"));
    var said = Path.of("target", "browser.log").toAbsolutePath();
    var builder =
        new ProcessBuilder("npx", "playwright", "test", "--reporter=list,junit")
            .directory(FRONTEND.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("BACKDROP_URL", stack.address().toString());
    builder
        .environment()
        .put("PLAYWRIGHT_JUNIT_OUTPUT_FILE", reports.resolve("TEST-browser.xml").toString());
    builder.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    var browser = builder.start();

    try {
      assertTrue(browser.waitFor(20, TimeUnit.MINUTES), "the browser takes too long");
      assertEquals(0, browser.exitValue(), () -> read(said));
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
