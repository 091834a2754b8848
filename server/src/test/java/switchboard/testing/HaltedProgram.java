package switchboard.testing;

import java.util.Arrays;
import switchboard.Switchboard;
import switchboard.app.Logging;
import switchboard.base.CrashPoint;

/** The command line in a process that ends, as if its power were cut, at a crash point. */
final class HaltedProgram {

  private HaltedProgram() {}

  /**
   * @param args the point, then the words of the command line
   */
  static void main(String[] args) {
    Logging.forCommands();
    HaltAtCrashPoint.at(CrashPoint.valueOf(args[0]));
    System.exit(Switchboard.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
  }
}
