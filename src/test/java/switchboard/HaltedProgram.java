package switchboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/** The command line in a process that ends, as if its power were cut, at a step that it logs. */
final class HaltedProgram extends AppenderBase<ILoggingEvent> {

  static final int HALTED = 137;

  private final String step;

  private HaltedProgram(String step) {
    this.step = step;
  }

  /**
   * @param args the step, then the words of the command line
   */
  static void main(String[] args) {
    Logs.configure(false, Level.DEBUG);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var halting = new HaltedProgram(args[0]);
    halting.setContext(context);
    halting.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(halting);
    var words = Arrays.copyOfRange(args, 1, args.length);
    System.exit(Switchboard.commandLine().execute(words));
  }

  @Override
  protected void append(ILoggingEvent event) {
    var details = event.getKeyValuePairs();
    if (details != null
        && details.stream().anyMatch(pair -> pair.key.equals("step") && step.equals(pair.value))) {
      Runtime.getRuntime().halt(HALTED);
    }
  }
}
