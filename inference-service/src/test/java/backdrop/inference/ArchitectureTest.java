package backdrop.inference;

import backdrop.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsFeaturesInTheMiddleAndTechnologiesBesideThem() {
    ArchitectureRules.check("backdrop.inference", "generation", "cutout", "provenance", "reason");
  }
}
