package switchboard.base;

import java.util.Objects;

/** The program's version, as the build wrote it into the jar. */
public final class Version {

  public static final String TEXT =
      Objects.requireNonNullElse(
          Version.class.getPackage().getImplementationVersion(), "unpackaged");

  private Version() {}
}
