package switchboard.base;

import java.util.Objects;
import switchboard.Switchboard;

/** The program's version, as the build wrote it into the jar. */
public final class Version {

  public static final String TEXT =
      Objects.requireNonNullElse(
          Switchboard.class.getPackage().getImplementationVersion(), "unpackaged");

  private Version() {}
}
