package switchboard.botfile;

/** Checks the bot's name (Bot API, setMyName: at most 64 characters). */
final class NameCheck {

  private static final int MAX_LENGTH = 64;

  private NameCheck() {}

  static void check(Draft draft, ProblemList problems) {
    var name = draft.name();
    if (name == null) {
      return;
    }
    if (name.value().isEmpty()) {
      problems.add(name.spot(), "the name is empty", "write the bot's name");
    } else if (name.length() > MAX_LENGTH) {
      problems.add(
          name.spot(),
          "the name has %d characters; Telegram allows %d".formatted(name.length(), MAX_LENGTH),
          "shorten it");
    }
  }
}
