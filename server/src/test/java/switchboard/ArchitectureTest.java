package switchboard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package dependencies of the architecture, as two tables: only those listed are allowed. */
class ArchitectureTest {

  private static final String ROOT = Switchboard.class.getPackageName();

  /**
   * A package, and those it may see. The root sees all; none sees it. A package stands for its
   * subpackages too, unless these have rows of their own.
   */
  static Stream<Arguments> packages() {
    return Stream.of(
        // layer 4: command line, start-up
        arguments("cli", List.of("*")),
        arguments(
            "demo",
            rooms(
"""
app config auth operations engine outbox store telegram simulator domain base
""")),
        arguments(
            "app",
            rooms(
"""
diagnosis operations console api metrics auth audit health webhook engine outbox
notices cluster jobs media config telegram store store.backup store.keys store.sql acme web
botfile brain language insight domain base
""")),
        arguments(
            "config",
            rooms(
"""
auth notices webhook engine outbox telegram store store.backup store.keys store.postgres
store.sql acme crypto domain base
""")),
        // layer 3: pages, endpoints, figures
        arguments(
            "console",
            rooms(
"""
operations notices diagnosis auth audit botfile store store.audit store.backup
store.keys store.sql web markup insight domain base
""")),
        arguments(
            "api", List.of("operations", "diagnosis", "store", "web", "insight", "domain", "base")),
        arguments(
            "metrics",
            List.of(
                "operations",
                "outbox",
                "store",
                "store.sql",
                "telegram",
                "web",
                "insight",
                "domain")),
        // layer 2: who may come in, and what they did; use cases; health; jobs
        arguments(
            "auth",
            rooms(
"""
diagnosis audit store store.keys store.sql web domain base
""")),
        arguments("audit", List.of("store", "store.audit", "store.sql", "web", "domain", "base")),
        arguments(
            "operations",
            rooms(
"""
notices webhook engine outbox media cluster brain botfile telegram diagnosis markup store
store.backup store.keys insight domain base
""")),
        arguments(
            "health",
            List.of("diagnosis", "webhook", "store", "store.sql", "web", "domain", "base")),
        arguments(
            "notices",
            rooms(
"""
diagnosis webhook cluster telegram store markup domain base
""")),
        arguments("jobs", List.of("store", "store.backup", "store.keys", "store.sql", "domain")),
        arguments(
            "imports",
            List.of("store", "store.keys", "store.sqlite", "store.sql", "domain", "base")),
        // layer 1½: updates in, replies out
        arguments("cluster", List.of("store", "store.keys", "store.sql", "base")),
        arguments(
            "webhook",
            List.of("diagnosis", "engine", "outbox", "telegram", "web", "brain", "domain", "base")),
        arguments(
            "engine",
            rooms(
"""
outbox brain botfile language telegram store store.audit store.keys store.sql web insight domain
base
""")),
        arguments(
            "outbox",
            rooms(
"""
cluster telegram store store.sql markup insight domain base
""")),
        arguments("media", List.of("telegram", "store", "store.sql", "crypto", "domain", "base")),
        // layer 1: Telegram, data, certificates, HTTP
        arguments("telegram", List.of("domain", "base")),
        arguments(
            "store.backup",
            rooms(
"""
store.audit store.move store store.keys store.sqlite store.postgres store.sql crypto domain base
""")),
        arguments(
            "store.move",
            List.of("store.audit", "store", "store.keys", "store.sql", "crypto", "domain", "base")),
        arguments("store.audit", List.of("store", "store.keys", "store.sql", "crypto", "domain")),
        arguments(
            "store",
            rooms(
"""
store.keys store.sqlite store.postgres store.sql crypto insight domain base
""")),
        arguments("store.keys", List.of("store.sqlite", "store.sql", "crypto", "domain", "base")),
        arguments("store.sqlite", List.of("store.sql", "base")),
        arguments("store.postgres", List.of("store.sql")),
        arguments("store.sql", List.of("domain", "base")),
        arguments("web", List.of("diagnosis", "domain", "base")),
        arguments("acme", List.of("base")),
        arguments("simulator", List.of()),
        arguments("brain", List.of("language", "markup", "domain")),
        arguments("botfile", List.of("language", "markup", "domain", "base")),
        arguments("insight", List.of("domain", "base")),
        arguments("language", List.of("markup", "domain")),
        arguments("markup", List.of("base")),
        arguments("crypto", List.of("base")),
        arguments("diagnosis", List.of("base")),
        arguments("domain", List.of()),
        arguments("base", List.of()));
  }

  private static List<String> rooms(String names) {
    return List.of(names.strip().split("\\s+"));
  }

  /** A library, and the packages that may know it; {@code ""} is the root. */
  static Stream<Arguments> libraries() {
    return Stream.of(
        arguments(
            "org.springframework",
            List.of(
                "config", "app", "engine", "api", "auth", "audit", "console", "metrics", "web")),
        arguments("gg.jte", List.of("console")),
        arguments("io.nayuki", List.of("console")),
        arguments("com.github.difflib", List.of("console")),
        arguments("org.commonmark", List.of("console")),
        arguments("de.siegmar", List.of("imports")),
        arguments("com.webauthn4j", List.of()),
        arguments("org.telegram", List.of("telegram")),
        arguments("com.fasterxml.jackson.core", List.of("telegram")),
        arguments("com.fasterxml.jackson.databind", List.of("telegram")),
        arguments("org.apache.hc", List.of("telegram")),
        arguments("org.jdbi", List.of("store", "store.keys", "store.sql")),
        arguments(
            "java.sql",
            List.of(
                "imports",
                "store",
                "store.backup",
                "store.keys",
                "store.move",
                "store.sql",
                "store.sqlite",
                "store.postgres")),
        arguments("org.sqlite", List.of("store.sqlite")),
        arguments("org.postgresql", List.of("store.postgres")),
        arguments("com.google.crypto", List.of("crypto")),
        arguments("com.nulabinc", List.of("auth")),
        arguments("io.micrometer", List.of("metrics")),
        arguments("io.swagger", List.of("api", "metrics")),
        arguments("org.shredzone.acme4j", List.of("acme")),
        arguments("org.bouncycastle", List.of("acme")),
        arguments("org.flywaydb", List.of("store.sqlite", "store.postgres")),
        arguments("org.yaml.snakeyaml", List.of("botfile")),
        arguments("picocli", List.of("", "cli", "simulator")));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @MethodSource("packages")
  void packagesSeeOnlyThoseInTheirRow(String room, List<String> seen) {
    classes()
        .that(areIn(room))
        .should()
        .onlyDependOnClassesThat(
            seen.contains("*")
                ? DescribedPredicate.alwaysTrue()
                : areIn(room).or(areInAny(seen)).or(not(resideInAPackage(ROOT + ".."))))
        .check(CompiledProgram.CLASSES);
  }

  @ParameterizedTest(name = "{0} ← {1}")
  @MethodSource("libraries")
  void librariesAreUsedOnlyInTheirPackages(String library, List<String> knowing) {
    noClasses()
        .that(not(areInAny(knowing)))
        .should()
        .dependOnClassesThat(resideInAPackage(library + ".."))
        .check(CompiledProgram.CLASSES);
  }

  @Test
  void everyPackageHasARow() {
    var rooms = Stream.concat(Stream.of(""), packages().map(row -> (String) row.get()[0])).toList();

    classes().should(be(areInAny(rooms))).check(CompiledProgram.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {".(**)", ".simulator.(*).."})
  void packagesHaveNoCycles(String packages) {
    slices().matching(ROOT + packages).should().beFreeOfCycles().check(CompiledProgram.CLASSES);
  }

  @Test
  void partsOfTheConsoleDoNotSeeEachOther() {
    slices()
        .matching(ROOT + ".console.(*)..")
        .should()
        .notDependOnEachOther()
        .check(CompiledProgram.CLASSES);
  }

  private static DescribedPredicate<JavaClass> areIn(String room) {
    boolean hasSubpackageRows =
        packages().anyMatch(row -> String.valueOf(row.get()[0]).startsWith(room + "."));
    var name = room.isEmpty() ? ROOT : ROOT + "." + room;
    return resideInAPackage(name + (hasSubpackageRows || room.isEmpty() ? "" : ".."));
  }

  private static DescribedPredicate<JavaClass> areInAny(List<String> rooms) {
    return rooms.stream()
        .map(ArchitectureTest::areIn)
        .reduce((one, other) -> one.or(other))
        .orElse(DescribedPredicate.alwaysFalse());
  }
}
