package backdrop.diffusion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "backdrop.diffusion",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class NarrowDoorTest {

  @ArchTest
  static final ArchRule only_one_package_speaks_to_onnx_runtime =
      noClasses()
          .that()
          .resideOutsideOfPackage("backdrop.diffusion.onnx")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule arithmetic_knows_no_network =
      noClasses()
          .that()
          .resideInAnyPackage(
              "backdrop.diffusion.schedule",
              "backdrop.diffusion.random",
              "backdrop.diffusion.tensor")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("backdrop.diffusion.onnx", "backdrop.diffusion.unet");
}
