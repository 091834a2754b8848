package switchboard.console;

import org.jspecify.annotations.Nullable;

/**
 * Where an account gets its password by a one-time link.
 *
 * @param fixedName the account's; absent for the first owner, who chooses it
 */
public record SetupPage(
    String code,
    @Nullable String fixedName,
    String typedName,
    @Nullable String problem,
    String formToken)
    implements Page {
  @Override
  public String template() {
    return "setup.jte";
  }
}
