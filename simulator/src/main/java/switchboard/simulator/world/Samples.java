package switchboard.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Small files that stand for what people send without choosing one. */
public final class Samples {
  private Samples() {}

  /** Reads a sample from the class path. */
  public static byte[] read(String name) {
    try (InputStream in =
        Samples.class.getResourceAsStream("/switchboard/simulator/samples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The sample " + name + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
