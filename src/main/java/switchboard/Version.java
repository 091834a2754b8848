package switchboard;

import java.util.Objects;

/** The program's version, as the build wrote it into the jar. */
final class Version {

  static final String TEXT =
      Objects.requireNonNullElse(
          Switchboard.class.getPackage().getImplementationVersion(), "unpackaged");

  private Version() {}
}
