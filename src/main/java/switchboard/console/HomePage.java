package switchboard.console;

/**
 * Where one comes after the login.
 *
 * @param formToken what forms bring back, so that no other site's page can send them
 */
public record HomePage(String bot, String name, String formToken) implements Page {
  @Override
  public String template() {
    return "home.jte";
  }
}
