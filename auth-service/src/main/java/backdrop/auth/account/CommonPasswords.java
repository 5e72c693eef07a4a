package backdrop.auth.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The passwords that are tried first; case and Unicode form do not hide one. */
public final class CommonPasswords {
  private static final String RESOURCE = "/backdrop/auth/common-passwords.txt";

  private final Set<String> passwords;

  CommonPasswords(Stream<String> passwords) {
    this.passwords = passwords.map(CommonPasswords::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The bundled list: one a line, lines that begin with # are remarks. */
  public static CommonPasswords bundled() {
    try (InputStream in = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The list of common passwords is missing: " + RESOURCE);
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      return new CommonPasswords(lines.filter(line -> !line.isEmpty() && !line.startsWith("#")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public boolean contains(String password) {
    return passwords.contains(key(password));
  }

  int size() {
    return passwords.size();
  }

  private static String key(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
