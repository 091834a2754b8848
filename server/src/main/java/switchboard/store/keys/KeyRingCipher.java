package switchboard.store.keys;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.crypto.DecryptionException;
import switchboard.domain.UserId;
import switchboard.store.sql.ColumnCipher;
import switchboard.store.sql.Encrypted;

/** Encrypts texts with their user's data key; usernames are fingerprinted. */
public final class KeyRingCipher implements ColumnCipher {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRingCipher.class);

  private final KeyRing keys;

  public KeyRingCipher(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public byte @Nullable [] seal(
      @Nullable String text, String column, @Nullable UserId user, long row) {
    return text == null
        ? null
        : keys.lockingFor(user)
            .seal(text.getBytes(StandardCharsets.UTF_8), place(column, user, row));
  }

  @Override
  public @Nullable String open(
      byte @Nullable [] sealed, String column, @Nullable UserId user, long row) {
    if (sealed == null) {
      return null;
    }
    try {
      return text(sealed, column, user, row);
    } catch (DecryptionException e) {
      return user == null ? damaged(column, row) : openAgain(sealed, column, user, row);
    }
  }

  private String text(byte[] sealed, String column, @Nullable UserId user, long row)
      throws DecryptionException {
    var plain = keys.opening(sealed, user).open(sealed, place(column, user, row));
    return new String(plain, StandardCharsets.UTF_8);
  }

  /**
   * Another instance may have erased the user: the key in memory is that of before, or the rows are
   * those of before.
   */
  private String openAgain(byte[] sealed, String column, UserId user, long row) {
    keys.readAgain(List.of(user));
    try {
      return text(sealed, column, user, row);
    } catch (DecryptionException e) {
      return keys.ledger().hasLately(user) ? Encrypted.ERASED : damaged(column, row);
    }
  }

  private static String damaged(String column, long row) {
    LOG.atError()
        .addKeyValue("column", column)
        .addKeyValue("row", row)
        .log("A stored value is damaged: it was changed or moved, or its key is gone");
    return Encrypted.DAMAGED;
  }

  @Override
  public @Nullable String print(@Nullable String username) {
    return username == null ? null : keys.username(username);
  }

  @Override
  public void createKeys(Collection<UserId> users) {
    keys.ensure(users);
  }

  @Override
  public void loadKeys(Collection<UserId> users) {
    var _ = keys.fetch(users);
  }

  private static String place(String column, @Nullable UserId user, long row) {
    return column + '|' + (user == null ? null : user.value()) + '|' + row;
  }
}
