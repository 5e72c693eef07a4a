package backdrop.auth.argon2;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one argon2id hash costs.
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param parallelism lanes
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {

  /**
   * A hash in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
   *
   * @param parameters what it cost
   * @param salt its own
   * @param hash the outcome
   */
  record Phc(Argon2Parameters parameters, byte[] salt, byte[] hash) {
    private static final Pattern SHAPE =
        Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
                + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /**
     * The parts of a PHC string.
     *
     * @throws IllegalArgumentException if it is none of argon2id
     */
    static Phc parse(String text) {
      Matcher matcher = SHAPE.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("Not an argon2id PHC string");
      }
      return new Phc(
          new Argon2Parameters(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))),
          Base64.getDecoder().decode(matcher.group(4)),
          Base64.getDecoder().decode(matcher.group(5)));
    }

    String text() {
      var base64 = Base64.getEncoder().withoutPadding();
      return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(
              parameters.memoryKib(),
              parameters.iterations(),
              parameters.parallelism(),
              base64.encodeToString(salt),
              base64.encodeToString(hash));
    }
  }
}
