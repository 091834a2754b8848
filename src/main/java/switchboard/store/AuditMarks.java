package switchboard.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import switchboard.vault.Fingerprints;

/**
 * The mark of the audit log as the keys keep it, with a seal of its own: whoever can write this
 * database but has not the master key can put an old mark back, and cannot make one.
 */
final class AuditMarks {

  /** The name of the fact. */
  static final String NAME = "audit_mark";

  private final KeyDatabase database;
  private final AtomicBoolean behind = new AtomicBoolean();

  AuditMarks(KeyDatabase database) {
    this.database = database;
  }

  /** The mark as it is kept. */
  sealed interface Kept {
    record Good(AuditMark mark) implements Kept {}

    record Missing() implements Kept {}

    /** Not of our making. */
    record False() implements Kept {}
  }

  Kept find(Fingerprints prints) {
    return database
        .read(tables -> tables.instance().find(NAME))
        .map(text -> read(text, prints))
        .orElseGet(Kept.Missing::new);
  }

  /** What a database of the same keys keeps. */
  static Kept among(Map<String, String> facts, Fingerprints prints) {
    var text = facts.get(NAME);
    return text == null ? new Kept.Missing() : read(text, prints);
  }

  private static Kept read(String text, Fingerprints prints) {
    int mac = text.indexOf(':');
    int seal = text.lastIndexOf(':');
    if (mac > 0 && seal > mac && text.substring(0, mac).matches("[0-9]{1,18}")) {
      var mark =
          new AuditMark(Long.parseLong(text.substring(0, mac)), text.substring(mac + 1, seal));
      return text.equals(sealed(mark, prints)) ? new Kept.Good(mark) : new Kept.False();
    }
    return new Kept.False();
  }

  /** Unless another is there than was found; whether it was replaced. */
  boolean replace(@Nullable AuditMark found, AuditMark other, Fingerprints prints) {
    var before = Optional.ofNullable(found).map(mark -> sealed(mark, prints));
    return database.write(tables -> {
      boolean same = tables.instance().find(NAME).equals(before);
      if (same) {
        tables.instance().save(NAME, sealed(other, prints));
      }
      return same;
    });
  }

  private static String sealed(AuditMark mark, Fingerprints prints) {
    return mark + ":" + prints.of("audit mark", mark.toString());
  }

  /** Notes that the log has grown, or is about to. */
  void fallBehind() {
    behind.set(true);
  }

  /** Whether the log has grown since this was last asked. */
  boolean wasBehind() {
    return behind.getPlain() && behind.getAndSet(false);
  }
}
