package backdrop.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that keep features in the middle and technologies beside them, the same in each
 * service.
 */
public final class ArchitectureRules {
  private static final String[] FRAMEWORKS = {
    "io.quarkus..", "io.smallrye..", "jakarta..", "io.grpc..", "com.google.protobuf..",
    "com.mongodb..", "org.bson..", "org.apache.kafka..", "ai.onnxruntime..", "io.vertx..",
    "org.eclipse.microprofile..", "com.fasterxml.jackson..", "backdrop.*.v1.."
  };

  private ArchitectureRules() {}

  /**
   * Checks a service.
   *
   * @param root its package, for example {@code backdrop.auth}
   * @param features names of its core packages, for example {@code account}
   */
  public static void check(String root, String... features) {
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    String[] core =
        Arrays.stream(features).map(feature -> root + "." + feature + "..").toArray(String[]::new);
    List<ArchRule> rules =
        List.of(
            noClasses()
                .that()
                .resideInAnyPackage(core)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .because("core knows no framework and no wire type"),
            noClasses()
                .that()
                .resideInAnyPackage(core)
                .should()
                .dependOnClassesThat(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are adapters of the service",
                        type ->
                            type.getPackageName().startsWith(root)
                                && !type.getPackageName().endsWith(".v1")
                                && Arrays.stream(features)
                                    .noneMatch(
                                        feature ->
                                            type.getPackageName()
                                                .startsWith(root + "." + feature))))
                .because("adapters know core; core knows no adapter"),
            classes()
                .that()
                .haveSimpleNameEndingWith("GrpcService")
                .should()
                .resideInAPackage(root + ".grpc")
                .allowEmptyShould(true),
            classes()
                .that()
                .haveSimpleNameStartingWith("Mongo")
                .or()
                .haveSimpleNameStartingWith("GridFs")
                .should()
                .resideInAPackage(root + ".mongo")
                .allowEmptyShould(true),
            noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Processor)")
                .because("a name says what a class is for"),
            slices().matching(root + ".(*)..").should().beFreeOfCycles());
    rules.forEach(rule -> rule.check(service));
  }
}
