package backdrop.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The account that {@code up} makes, so that on its own machine nobody has to register before
 * painting.
 */
record LocalAccount(String email, String password) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PASSWORD_BYTES = 12;

  /**
   * The home's account with a key that works, made where it is missing: also again after its
   * database was emptied, and with a new key where the old one was revoked.
   */
  static LocalAccount ensure(Home home, Registration registration, SecureRandom random)
      throws InterruptedException {
    var known = read(home);
    if (known.isPresent() && keyWorks(home, registration)) {
      return known.get();
    }
    var account = known.orElseGet(() -> fresh(random));
    // Kept before it is registered: an account whose password got lost could never be used.
    Home.writePrivately(home.account(), account.json());
    Home.writePrivately(home.apiKey(), account.key(registration) + "\n");
    return account;
  }

  private String key(Registration registration) throws InterruptedException {
    try {
      return registration.logIn(email, password);
    } catch (StackFailure unknownYet) {
      return registration.register(email, password);
    }
  }

  private static boolean keyWorks(Home home, Registration registration)
      throws InterruptedException {
    var key = Home.read(home.apiKey());
    return key.isPresent() && registration.accepts(key.get());
  }

  private static LocalAccount fresh(SecureRandom random) {
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return new LocalAccount(
        "local@backdrop.example", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static Optional<LocalAccount> read(Home home) {
    try {
      var text = Home.read(home.account());
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(text.get(), LocalAccount.class));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  private String json() {
    return JSON.createObjectNode().put("email", email).put("password", password).toPrettyString()
        + "\n";
  }
}
