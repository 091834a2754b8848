package switchboard.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.base.Suggestions;

/**
 * Which column of a CSV file holds what.
 *
 * @param indexes of columns, by the original bot’s names
 */
record CsvColumns(Map<String, Integer> indexes) {

  /** What can be imported, with names that other products use. */
  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put(
        "user_id",
        List.of("userid", "telegramid", "tgid", "platformid", "chatid", "telegramuserid", "id"));
    NAMES.put("username", List.of("telegramusername", "login", "nick", "nickname"));
    NAMES.put("first_name", List.of("firstname", "fullname", "name", "givenname", "vorname"));
    NAMES.put("last_name", List.of("lastname", "surname", "familyname", "nachname"));
    NAMES.put("language", List.of("languagecode", "lang", "locale", "sprache"));
    NAMES.put("notifications", List.of("notify", "subscribed", "mailing"));
    NAMES.put(
        "created_at",
        List.of("created", "registered", "registeredat", "joined", "datecreated", "registriert"));
    NAMES.put(
        "last_activity", List.of("lastactivity", "lastseen", "lastactive", "updatedat", "updated"));
  }

  static final String WANTED = String.join(", ", NAMES.keySet());

  /**
   * @param given {@code user_id=ID,first_name=Name}; absent: the header has our names
   * @throws CommandException with the header and a proposal
   */
  static CsvColumns of(@Nullable String given, List<String> header) {
    var columns = header.stream().map(String::strip).toList();
    if (given == null) {
      if (columns.contains("user_id")) {
        return new CsvColumns(
            NAMES.keySet().stream()
                .filter(columns::contains)
                .collect(Collectors.toMap(name -> name, name -> index(name, columns))));
      }
      throw refusal(
          "The file has no column user_id: say with --map which column is what.", columns);
    }
    var indexes = new LinkedHashMap<String, Integer>();
    for (var pair : given.split(",", -1)) {
      var parts = pair.split("=", 2);
      var name = parts[0].strip();
      if (parts.length < 2) {
        throw refusal("--map: expected name=column, not “%s”.".formatted(pair), columns);
      }
      if (!NAMES.containsKey(name)) {
        throw refusal(
            "--map: “%s” cannot be imported%s Expected one of %s."
                .formatted(name, meant(name, NAMES.keySet()), WANTED),
            columns);
      }
      indexes.put(name, index(parts[1].strip(), columns));
    }
    if (!indexes.containsKey("user_id")) {
      throw refusal("--map: user_id is missing. People are known by their Telegram id.", columns);
    }
    return new CsvColumns(indexes);
  }

  private static int index(String column, List<String> columns) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw refusal(
          "--map: the file has no column “%s”%s".formatted(column, meant(column, columns)),
          columns);
    }
    if (index != columns.lastIndexOf(column)) {
      throw refusal("The file has two columns “%s”. Rename one.".formatted(column), columns);
    }
    return index;
  }

  private static String meant(String word, Collection<String> known) {
    return Suggestions.to(word, known).map(it -> "; did you mean “" + it + "”?").orElse(".");
  }

  private static CommandException refusal(String problem, List<String> columns) {
    var shown = columns.stream().map(BadValueException::shown).collect(Collectors.joining(", "));
    var proposal = proposal(columns);
    return new CommandException(
        "%s%nIts header: %s.%n%s"
            .formatted(
                problem,
                shown,
                proposal.contains("user_id=")
                    ? "Perhaps: --map '%s'".formatted(proposal)
                    : "Which column has the Telegram ids? For example: --map 'user_id=COLUMN%s'"
                        .formatted(proposal.isEmpty() ? "" : "," + proposal)),
        2);
  }

  /** The columns whose names are known. */
  static String proposal(List<String> columns) {
    var pairs = new ArrayList<String>();
    NAMES.forEach((name, others) ->
        column(name, others, columns).ifPresent(column -> pairs.add(name + "=" + column)));
    return String.join(",", pairs);
  }

  private static Optional<String> column(String name, List<String> others, List<String> columns) {
    var words = new ArrayList<>(List.of(name.replace("_", "")));
    words.addAll(others);
    return words.stream()
        .map(word ->
            columns.stream()
                .filter(column -> letters(column).equals(word))
                .findFirst()
                .orElse(null))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static String letters(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}
