package switchboard.imports;

/** What is counted. */
public enum Kind {
  PERSON("people", "person", "people"),
  MESSAGE("messages", "message", "messages"),
  INTERACTION("commands and taps", "command or tap", "commands and taps"),
  PREFERENCE("settings of people", "setting", "settings");

  private final String title;
  private final String one;
  private final String many;

  Kind(String title, String one, String many) {
    this.title = title;
    this.one = one;
    this.many = many;
  }

  public String title() {
    return title;
  }

  String noun(long number) {
    return number == 1 ? one : many;
  }
}
