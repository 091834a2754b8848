package switchboard.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.domain.AuditAction;
import switchboard.store.Search;
import switchboard.store.UserDao.UserRow;

@Command(
    name = "people",
    sortOptions = false,
    description =
        "List users: id, name, username, last activity. With words, only users whose names or"
            + " username contain all of them; a user id or @username is looked up directly. Works"
            + " while the server runs.")
public final class PeopleCommand extends DataCommand implements Runnable {

  private static final int MAX_COUNT = 500;

  /** Characters that move the cursor or change the writing direction. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  @Parameters(paramLabel = "WORDS", arity = "0..*", description = "parts of names; case is ignored")
  private List<String> words = List.of();

  @Option(names = "--after", paramLabel = "ID", description = "continue after this user")
  private long after = Search.FIRST;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description = "maximum number of results, 1 to 500; default: ${DEFAULT-VALUE}")
  private int limit = 50;

  @Option(
      names = "--seconds",
      paramLabel = "TIME",
      description = "maximum search time in seconds; default: ${DEFAULT-VALUE}")
  private int seconds = 10;

  @Override
  public void run() {
    if (limit < 1 || limit > MAX_COUNT || seconds < 0) {
      throw new CommandException(
          "Expected --limit 1 to " + MAX_COUNT + " and --seconds 0 or more.", 2);
    }
    try (var store = settings().openStore()) {
      var budget = new Search.Budget(limit, Duration.ofSeconds(seconds));
      var search = new Search(store, InstantSource.system());
      var result =
          audited(
              store,
              AuditAction.PEOPLE_READ,
              () -> search.people(String.join(" ", words), after, budget));
      result.rows().forEach(this::show);
      printResult(result.rest(), result.rows().size());
    }
  }

  private void show(UserRow user) {
    out()
        .printf(
            "%d  %s  %s  %s%n",
            user.userId().value(),
            printable(name(user)),
            user.username() == null ? "-" : "@" + printable(user.username()),
            user.lastActivity());
  }

  private static String name(UserRow user) {
    return Stream.of(user.firstName(), user.lastName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("�");
  }

  private void printResult(Search.Rest rest, int found) {
    switch (rest) {
      case Search.Rest.Nothing _ -> out().printf("%d found; these are all.%n", found);
      case Search.Rest.EnoughFound further -> goOn(found + " found", further.from());
      case Search.Rest.TimeIsUp further ->
          goOn("%d found in %d s".formatted(found, seconds), further.from());
    }
  }

  private void goOn(String soFar, long from) {
    out()
        .printf(
            "%s; there may be more. To continue, repeat the command with --after %d%n",
            soFar, from);
  }
}
