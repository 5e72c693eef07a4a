package backdrop.history;

import backdrop.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTechnologiesOutOfTheCore() {
    ArchitectureRules.check(
        "backdrop.history", "failure", "page", "image", "photo", "record", "export");
  }
}
