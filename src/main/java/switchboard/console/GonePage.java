package switchboard.console;

/** A link that is good no more. */
public record GonePage(String reason) implements Page {
  @Override
  public String template() {
    return "gone.jte";
  }
}
