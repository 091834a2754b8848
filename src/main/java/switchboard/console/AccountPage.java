package switchboard.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own account. */
public record AccountPage(
    String name,
    List<LoginRow> logins,
    @Nullable String notice,
    @Nullable String problem,
    String formToken)
    implements Page {

  /**
   * @param here whether it is the one that looks at this
   */
  public record LoginRow(
      long id, String device, String address, String since, String lastSeen, boolean here) {}

  @Override
  public String template() {
    return "account.jte";
  }
}
