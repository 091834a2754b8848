package switchboard.auth;

import java.util.Optional;
import org.springframework.stereotype.Component;
import switchboard.base.ConstantTime;
import switchboard.base.RandomText;
import switchboard.domain.AccountId;
import switchboard.store.Store;

/**
 * Device cookies (OWASP): mark devices on which a user has logged in, so that throttling password
 * guesses does not lock out the user. A mark is {@code account.random.seal} and grants no access.
 */
@Component
record DeviceCookies(Store store) {

  private static final String PURPOSE = "device";

  String mark(AccountId account) {
    var body = account.value() + "." + RandomText.secret();
    return body + "." + store.keys().seal(PURPOSE, body);
  }

  /** The device's identifier; empty when the mark is forged or belongs to another account. */
  Optional<String> known(String mark, AccountId account) {
    int end = mark.lastIndexOf('.');
    boolean ours =
        end > 0
            && mark.startsWith(account.value() + ".")
            && ConstantTime.same(
                mark.substring(end + 1), store.keys().seal(PURPOSE, mark.substring(0, end)));
    return ours ? Optional.of(mark.substring(0, end)) : Optional.empty();
  }
}
