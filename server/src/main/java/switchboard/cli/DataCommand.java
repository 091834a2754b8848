package switchboard.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import switchboard.base.CommandException;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.audit.AuditChain;

/** A command on stored data, which its settings locate. */
abstract class DataCommand {

  private final List<Setting> settings;
  private CommandSpec spec = CommandSpec.create();

  DataCommand(List<Setting> settings) {
    this.settings = settings;
  }

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command, settings);
  }

  /**
   * @throws CommandException with every mistake in the settings
   */
  final DataSettings settings() {
    return SettingOptions.data(spec);
  }

  /**
   * Records the work in the audit log, before and after it. A result of false, or an exception, is
   * recorded as a failure.
   *
   * @param userId the user it is about, if any
   * @param object id of anything else it is about
   */
  final <T> T audited(
      Store store,
      AuditAction action,
      @Nullable UserId userId,
      @Nullable Long object,
      Supplier<T> work) {
    var begun =
        new AuditEntry(
            Instant.now(), actor(), action, way(), userId, object, 1, AuditEntry.Result.BEGUN);
    note(store, begun);
    boolean done = false;
    try {
      var result = work.get();
      done = !Boolean.FALSE.equals(result);
      return result;
    } finally {
      var outcome = done ? AuditEntry.Result.DONE : AuditEntry.Result.FAILED;
      note(store, begun.with(Instant.now(), outcome));
    }
  }

  /** Records work that is already done. */
  final void noteDone(Store store, AuditAction action) {
    note(store, AuditEntry.of(Instant.now(), actor(), action, way(), null, AuditEntry.Result.DONE));
  }

  private static void note(Store store, AuditEntry entry) {
    var _ = store.writeNow(tables -> AuditChain.append(tables, entry));
  }

  /** The operating system's user who runs this command. */
  static AuditEntry.Actor actor() {
    return AuditEntry.Actor.commandLine(System.getProperty("user.name", "?"));
  }

  private String way() {
    return spec.qualifiedName(" ");
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
