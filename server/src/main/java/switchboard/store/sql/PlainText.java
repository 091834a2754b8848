package switchboard.store.sql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;

/** Stores texts as they are: for databases without texts of users. */
public final class PlainText implements ColumnCipher {

  @Override
  public byte @Nullable [] seal(
      @Nullable String text, String column, @Nullable UserId user, long row) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String open(
      byte @Nullable [] sealed, String column, @Nullable UserId user, long row) {
    return sealed == null ? null : new String(sealed, StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String print(@Nullable String text) {
    return text;
  }

  @Override
  public void createKeys(Collection<UserId> users) {}

  @Override
  public void loadKeys(Collection<UserId> users) {}
}
