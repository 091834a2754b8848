package switchboard.store;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.Engine;
import switchboard.outbox.Outbox;
import switchboard.store.keys.KeyRingCipher;

/**
 * The statements on the way of an update, of its replies and of erasure: those that the packages
 * {@code engine} and {@code outbox} call, directly or through the store, and those that find the
 * keys of encrypted columns.
 */
final class HotStatements {

  private static final String STORE = HotStatements.class.getPackageName();

  /** The output folder of the test classes, for any build tool. */
  private static final String TESTS =
      HotStatements.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains(TESTS))
          .importPackages(Engine.class.getPackageName(), Outbox.class.getPackageName(), STORE);

  private static final Set<String> CALLED = called();

  private HotStatements() {}

  static boolean has(Method statement) {
    return CALLED.contains(
        Arrays.stream(statement.getParameterTypes())
            .map(Class::getName)
            .collect(
                Collectors.joining(
                    ", ",
                    statement.getDeclaringClass().getName() + '.' + statement.getName() + '(',
                    ")")));
  }

  private static Set<String> called() {
    var seen = new HashSet<JavaCodeUnit>();
    var next =
        CLASSES.stream()
            .filter(type -> !isOfStore(type) || type.isEquivalentTo(KeyRingCipher.class))
            .flatMap(type -> type.getCodeUnits().stream())
            .collect(Collectors.toCollection(ArrayDeque::new));
    while (!next.isEmpty()) {
      var code = next.remove();
      if (seen.add(code)) {
        calledBy(code).filter(one -> isOfStore(one.getOwner())).forEach(next::add);
      }
    }
    return seen.stream().map(JavaCodeUnit::getFullName).collect(Collectors.toSet());
  }

  private static Stream<JavaCodeUnit> calledBy(JavaCodeUnit code) {
    return Stream.concat(
            code.getCallsFromSelf().stream(), code.getCodeUnitReferencesFromSelf().stream())
        .flatMap(access -> access.getTarget().resolveMember().stream())
        .map(JavaCodeUnit.class::cast);
  }

  private static boolean isOfStore(JavaClass type) {
    return type.getPackageName().startsWith(STORE);
  }
}
