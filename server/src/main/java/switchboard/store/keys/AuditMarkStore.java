package switchboard.store.keys;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.Fingerprints;

/**
 * The audit log's mark in the keys database, protected by its own MAC. An attacker with write
 * access but without the master key can restore an old mark but cannot forge one.
 */
public final class AuditMarkStore {

  /** The name of the fact in table {@code instance}. */
  static final String NAME = "audit_mark";

  private final KeyDatabase database;
  private final AtomicBoolean behind = new AtomicBoolean();

  AuditMarkStore(KeyDatabase database) {
    this.database = database;
  }

  /** The stored mark. */
  public sealed interface Kept {
    record Good(AuditMark mark) implements Kept {}

    record Missing() implements Kept {}

    /** The MAC does not match. */
    record False() implements Kept {}
  }

  public Kept find(Fingerprints prints) {
    return database
        .read(tables -> tables.metadata().find(NAME))
        .map(text -> read(text, prints))
        .orElseGet(Kept.Missing::new);
  }

  /** The mark among the facts of another database with the same keys. */
  public static Kept among(Map<String, String> facts, Fingerprints prints) {
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

  /** Marks the start of an empty log, unless there is a mark. */
  public void begin(Fingerprints prints) {
    if (find(prints) instanceof Kept.Missing) {
      var _ = replace(null, AuditMark.START, prints);
    }
  }

  /** Compare-and-set of the mark; returns whether it was replaced. */
  public boolean replace(@Nullable AuditMark found, AuditMark other, Fingerprints prints) {
    var before = Optional.ofNullable(found).map(mark -> sealed(mark, prints));
    return database.write(tables -> {
      boolean same = tables.metadata().find(NAME).equals(before);
      if (same) {
        tables.metadata().save(NAME, sealed(other, prints));
      }
      return same;
    });
  }

  private static String sealed(AuditMark mark, Fingerprints prints) {
    return mark + ":" + prints.of("audit mark", mark.toString());
  }

  /** Records that the log has grown or is about to. */
  public void fallBehind() {
    behind.set(true);
  }

  /** Returns whether the log has grown since the last call, and resets the flag. */
  public boolean wasBehind() {
    return behind.getPlain() && behind.getAndSet(false);
  }
}
