package switchboard;

import java.util.Arrays;

/** The command line in a process that ends, as if its power were cut, at a step that it logs. */
final class HaltedProgram {

  private HaltedProgram() {}

  /**
   * @param args the step, then the words of the command line
   */
  static void main(String[] args) {
    Logs.forCommands();
    Halting.at(args[0]);
    System.exit(Switchboard.commandLine().execute(Arrays.copyOfRange(args, 1, args.length)));
  }
}
