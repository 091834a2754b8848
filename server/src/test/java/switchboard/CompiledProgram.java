package switchboard;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of server and simulator, without those of the tests. */
final class CompiledProgram {

  /** The output folder of the test classes, for any build tool. */
  private static final String TESTS =
      CompiledProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains(TESTS))
          .importPackages(Switchboard.class.getPackageName());

  private CompiledProgram() {}
}
