package backdrop.prompt;

import backdrop.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsFeaturesInTheMiddleAndTechnologiesBesideThem() {
    ArchitectureRules.check(
        "backdrop.prompt",
        "text",
        "failure",
        "limit",
        "style",
        "composition",
        "suggestion",
        "translation");
  }
}
