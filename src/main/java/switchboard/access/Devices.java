package switchboard.access;

import java.util.Optional;
import switchboard.store.KeyRing;

/**
 * Marks devices on which somebody has logged in (OWASP, "device cookies"), so that strangers who
 * guess at a name can be kept off without keeping off whose it is. A mark is {@code
 * account.random.seal} and opens nothing.
 */
final class Devices {

  private static final String PURPOSE = "device";

  private final KeyRing keys;

  Devices(KeyRing keys) {
    this.keys = keys;
  }

  String mark(long account) {
    var body = account + "." + Secret.random();
    return body + "." + keys.seal(PURPOSE, body);
  }

  /** What tells this device from others, when the mark is one of ours for this account. */
  Optional<String> known(String mark, long account) {
    int end = mark.lastIndexOf('.');
    boolean ours =
        end > 0
            && mark.startsWith(account + ".")
            && Secret.same(mark.substring(end + 1), keys.seal(PURPOSE, mark.substring(0, end)));
    return ours ? Optional.of(mark.substring(0, end)) : Optional.empty();
  }
}
