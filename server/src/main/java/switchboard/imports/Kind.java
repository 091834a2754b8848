package switchboard.imports;

import java.util.Locale;

/** What is counted. */
public enum Kind {
  PERSON("person", "people"),
  MESSAGE("message", "messages"),
  INTERACTION("command or tap", "commands and taps"),
  PREFERENCE("person’s settings", "people’s settings");

  private final String one;
  private final String many;

  Kind(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** What a table of numbers names it. */
  public String title() {
    return many;
  }

  /** {@code 1 person}, {@code 2 people}. */
  public String count(long number) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
