package switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import switchboard.base.Suggestions;

/** Conventions inside the packages: pure decisions, names, null-safety, sizes. */
class ConventionsTest {

  private static final String ROOT = Switchboard.class.getPackageName();

  private static final String[] PURE = {ROOT + ".domain..", ROOT + ".brain..", ROOT + ".markup.."};

  @Test
  void domainBrainAndMarkupArePlainJava() {
    classes()
        .that(resideInAnyPackage(PURE))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PURE)
                .or(type(Suggestions.class))
                .or(resideInAnyPackage(ROOT + ".language")) // see below
                .or(resideInAnyPackage("java..", "org.jspecify.annotations")))
        .check(CompiledProgram.CLASSES);
  }

  /** The brain's output depends only on its input, because tests compare values. */
  @Test
  void theBrainHasNoClockRandomnessThreadsOrIo() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.io..",
                "java.nio.file..",
                "java.nio.channels..",
                "java.net..",
                "java.sql..",
                "java.util.concurrent..",
                "java.util.random..",
                "java.security.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(time\\.Clock|util\\.Random|lang\\.(System|Thread|Process.*))")
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "asks the clock or the dice",
                call ->
                    (call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now"))
                        || List.of("randomUUID", "random").contains(call.getName())))
        .check(CompiledProgram.CLASSES);
  }

  /** It reads its lexicon once; otherwise it is as pure as the brain. */
  @Test
  void languageHasNoClockRandomnessOrThreads() {
    noClasses()
        .that(resideInAnyPackage(ROOT + ".language.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.nio.file..",
                "java.net..",
                "java.util.concurrent..",
                "java.util.random..",
                "java.time.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(util\\.Random|lang\\.(System|Thread|Process.*))")
        .check(CompiledProgram.CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(javaPackages())
        .allMatch(one ->
            one.tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent());
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that(not(resideInAnyPackage(ROOT, ROOT + ".cli..")))
        .should(ACCESS_STANDARD_STREAMS)
        .check(CompiledProgram.CLASSES);
  }

  /** They change rows without the totals. */
  @Test
  void uncountedStatementsAreUsedOnlyByDaos() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Dao")
        .should()
        .callMethodWhere(target(nameContaining("Uncounted")))
        .check(CompiledProgram.CLASSES);
  }

  @Test
  void noClassIsNamedImplManagerUtilOrHelper() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helper)(\\$.*)?")
        .check(CompiledProgram.CLASSES);
  }

  @Test
  void noTwoTopLevelClassesHaveTheSameName() {
    var names =
        CompiledProgram.CLASSES.stream()
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
        .check(CompiledProgram.CLASSES);
  }

  @Test
  void sourceFilesHaveAtMost300Lines() throws IOException {
    try (var server = Files.walk(Path.of("server/src"));
        var simulator = Files.walk(Path.of("simulator/src"))) {
      var tooLong =
          Stream.concat(server, simulator)
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > 300);

      assertThat(tooLong).as("files of more than 300 lines").isEmpty();
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JavaPackage> javaPackages() {
    return CompiledProgram.CLASSES.stream().map(JavaClass::getPackage).distinct().toList();
  }
}
