package switchboard.console;

import org.jspecify.annotations.Nullable;

/**
 * Name and password.
 *
 * @param again whether somebody logged in is to prove anew who they are, by the password alone
 * @param next where to go afterwards
 */
public record LoginPage(
    boolean again,
    @Nullable String notice,
    @Nullable String problem,
    boolean overPlainHttp,
    String next,
    String formToken)
    implements Page {
  @Override
  public String template() {
    return "login.jte";
  }
}
