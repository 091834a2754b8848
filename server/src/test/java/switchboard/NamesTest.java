package switchboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Conventions for the names of classes. */
class NamesTest {

  private static final String ROOT = Switchboard.class.getPackageName();

  /** The output folder of the test classes, for any build tool. */
  private static final String TESTS =
      NamesTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains(TESTS))
          .importPackages(ROOT);

  @Test
  void noTwoTopLevelClassesHaveTheSameName() {
    var names =
        PROGRAM.stream()
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void exceptionsAreNamedSo() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .and()
        .resideOutsideOfPackage(ROOT + ".simulator..")
        .should()
        .haveSimpleNameEndingWith("Exception")
        .check(PROGRAM);
  }
}
