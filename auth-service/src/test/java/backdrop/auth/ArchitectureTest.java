package backdrop.auth;

import backdrop.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsFeaturesInTheMiddleAndTechnologiesBesideThem() {
    ArchitectureRules.check(
        "backdrop.auth", "account", "session", "key", "token", "secret", "audit", "failure");
  }
}
