package switchboard.auth;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import switchboard.web.Needs;
import switchboard.web.Open;

/** Every route declares its access rule. */
class RoutesTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "switchboard.web",
              "switchboard.auth",
              "switchboard.audit",
              "switchboard.api",
              "switchboard.console",
              "switchboard.metrics");

  @Test
  void everyRouteIsOpenOrNeedsAPermission() {
    methods()
        .that(annotatedWith(RequestMapping.class).or(metaAnnotatedWith(RequestMapping.class)))
        .and()
        .areDeclaredInClassesThat()
        .areNotAssignableTo(ErrorController.class)
        .should()
        .beAnnotatedWith(Needs.class)
        .orShould()
        .beAnnotatedWith(Open.class)
        .check(PROGRAM);
  }
}
