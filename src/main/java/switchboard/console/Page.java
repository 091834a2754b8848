package switchboard.console;

/** What a page shows: a record of its own with the template of its name. */
public sealed interface Page permits LoginPage, SetupPage, GonePage, HomePage, AccountPage {

  /** The file below {@code src/main/jte}. */
  String template();
}
