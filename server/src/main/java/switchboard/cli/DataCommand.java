package switchboard.cli;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.config.SettingsReader;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.audit.AuditChain;

/** A command on stored data, which its settings locate. */
abstract class DataCommand extends SettingsCommand {

  DataCommand() {
    this(Setting.DATA);
  }

  DataCommand(List<Setting> settings) {
    super(settings);
  }

  /**
   * @throws CommandException with every mistake in the settings
   */
  final DataSettings settings() {
    return SettingsReader.data(sources());
  }

  final <T> T withStore(Function<Store, T> work) {
    try (var store = settings().openStore()) {
      return work.apply(store);
    }
  }

  /** Records work that is about no user or other object in the audit log. */
  final <T> T audited(Store store, AuditAction action, Supplier<T> work) {
    return audited(store, action, null, null, work);
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
}
