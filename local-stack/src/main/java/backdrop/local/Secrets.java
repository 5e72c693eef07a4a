package backdrop.local;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random secrets by name, made once and kept in a file that only its owner can read. */
final class Secrets {
  private static final int BYTES = 36;

  private final Path file;
  private final SecureRandom random;
  private final Properties kept = new Properties();

  /**
   * Reads the kept secrets; losing them silently would lock people out, so an unreadable file
   * fails.
   */
  Secrets(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
    if (!Files.exists(file)) {
      return;
    }
    try (var reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IOException unreadable) {
      throw new StackFailure("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * 48 characters that are safe in addresses and environment variables; the same ones each time.
   */
  String secret(String name) {
    var known = kept.getProperty(name);
    if (known != null) {
      return known;
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    kept.setProperty(name, secret);
    save();
    return secret;
  }

  private void save() {
    var text = new StringWriter();
    kept.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> text.append(name).append('=').append(kept.getProperty(name)).append('\n'));
    Home.writePrivately(file, text.toString());
  }
}
