package switchboard.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.base.Suggestions;
import switchboard.imports.Source.NamedBot;

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

  /** One of them is needed if the source names no bot; without it, the command asks. */
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

    boolean isSame() {
      return same && !other;
    }
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

  /**
   * @param source the bot that the source names; null when it names none
   * @param ours the id of the bot of the data; empty before the server’s first start
   */
  boolean isSameBot(@Nullable NamedBot source, Optional<String> ours) {
    if (source == null || ours.isEmpty()) {
      return isSameBot();
    }
    boolean isSame = source.id().equals(ours.get());
    if (bot != null && bot.isSame() != isSame) {
      throw new CommandException(
          "These people wrote to the bot “%s” with the id %s, and this bot has the id %s. Leave out %s."
              .formatted(
                  PeopleCommand.printable(source.name()),
                  PeopleCommand.printable(source.id()),
                  ours.get(),
                  isSame ? "--other-bot" : "--same-bot"),
          2);
    }
    return isSame;
  }

  private boolean isSameBot() {
    if (bot != null) {
      return bot.isSame();
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
