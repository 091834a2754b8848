package switchboard.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.base.Suggestions;

/** Options of all imports. */
final class ImportChoices {

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "the zone of times that have none, such as Europe/Berlin; required if there are such times")
  private @Nullable String zone;

  @ArgGroup private @Nullable OldBot bot;

  @Option(names = "--dry-run", description = "only count what would be imported")
  private boolean isDry;

  @Option(names = "--yes", description = "do not ask for confirmation")
  private boolean sure;

  /** One of them is needed; without it, the command asks. */
  private static final class OldBot {

    @Option(
        names = "--same-bot",
        description = "these people wrote to this bot, with the same token")
    private boolean same;

    @Option(
        names = "--other-bot",
        description =
            "they wrote to another one: no message reaches them until they start this one")
    private boolean other;
  }

  @Nullable ZoneId zone() {
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new CommandException(
          "--zone: “%s” is not known; %s"
              .formatted(
                  zone,
                  Suggestions.orElse(
                      zone,
                      ZoneId.getAvailableZoneIds(),
                      "expected a name such as Europe/Berlin or UTC.")),
          2);
    }
  }

  boolean isSameBot() {
    if (bot != null) {
      return bot.same && !bot.other;
    }
    if (!Terminal.isThere()) {
      throw new CommandException(
          "Add --same-bot if these people wrote to this bot, with the same token; or --other-bot: then no message reaches them until they start this one.",
          2);
    }
    return Terminal.confirms(
        "A bot can write only to people who started it. Did these people use this same bot, with the same token? Type yes or no: ");
  }

  boolean isDry() {
    return isDry;
  }

  boolean isSure() {
    return sure;
  }
}
