package switchboard.transcript;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import switchboard.transcript.Transcript.Line;

/** Parses transcripts line by line; the first matching pattern counts. */
final class TranscriptParser {

  private record Rule(Pattern pattern, Function<MatchResult, Step> step) {}

  private static final String WHO = "([A-Z]+)";
  private static final String IN_GROUP = "( in group)?";

  private static final Pattern ROW = Pattern.compile("BOT \\[ (.*) \\]");

  private static final List<Rule> RULES =
      List.of(
          rule("BOT < (.+)", m -> new Step.Shows(false, m.group(1), null)),
          rule("BOT edits (.+)", m -> new Step.Shows(true, m.group(1), null)),
          rule("BOT toast (.+)", m -> new Step.Toasts(m.group(1))),
          rule("BOT document (\\S+): (.+)", m -> new Step.Documents(m.group(1), m.group(2))),
          rule("BOT is silent", _ -> new Step.IsSilent()),
          rule("the bot file becomes (\\w+)", m -> new Step.BotFile(m.group(1))),
          rule("(\\d+) (minute|hour|day)s? pass(?:es)?", m -> new Step.Passes(duration(m))),
          rule(WHO + " is called (.+)", m -> new Step.Named(m.group(1), m.group(2))),
          rule(WHO + " speaks (\\S+)", m -> new Step.Speaks(m.group(1), m.group(2))),
          rule(
              WHO + IN_GROUP + " > (.+)",
              m -> new Step.Says(m.group(1), m.group(2) != null, m.group(3))),
          rule(
              WHO + " sends (\\w+)(?:: (.+))?",
              m -> new Step.Sends(m.group(1), m.group(2), m.group(3))),
          rule(
              WHO + IN_GROUP + " sends an album of (\\d+)(?:: (.+))?",
              m ->
                  new Step.SendsAlbum(
                      m.group(1), m.group(2) != null, Integer.parseInt(m.group(3)), m.group(4))),
          rule(
              WHO + " edits \"(.+)\" to \"(.+)\"",
              m -> new Step.Edits(m.group(1), m.group(2), m.group(3))),
          rule(
              WHO + IN_GROUP + " taps \"(.+)\"",
              m -> new Step.Taps(m.group(1), m.group(2) != null, m.group(3))),
          rule(WHO + " taps it again", m -> new Step.TapsAgain(m.group(1))),
          rule(WHO + " forges \"(.+)\"", m -> new Step.Forges(m.group(1), m.group(2))),
          rule(WHO + " blocks the bot", m -> new Step.Reaches(m.group(1), false)),
          rule(WHO + " returns to the bot", m -> new Step.Reaches(m.group(1), true)));

  private TranscriptParser() {}

  /**
   * @throws IllegalArgumentException with the name and number of a line that matches no pattern
   */
  static Transcript parse(String name, String text) {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      var line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(lines, name, number, line);
      }
    }
    return new Transcript(name, List.copyOf(lines));
  }

  private static void add(List<Line> lines, String name, int number, String line) {
    var row = ROW.matcher(line);
    if (!row.matches()) {
      lines.add(new Line(number, step(name, number, line)));
    } else if (!lines.isEmpty() && lines.getLast().step() instanceof Step.Shows shows) {
      lines.set(lines.size() - 1, new Line(lines.getLast().number(), withRow(shows, row.group(1))));
    } else {
      throw mistake(name, number, line);
    }
  }

  private static Step withRow(Step.Shows shows, String row) {
    var known = shows.rows();
    var rows = new ArrayList<>(known == null ? List.<List<String>>of() : known);
    rows.add(List.of(row.split(" \\| ")));
    return new Step.Shows(shows.edited(), shows.text(), List.copyOf(rows));
  }

  private static Step step(String name, int number, String line) {
    for (var rule : RULES) {
      var matcher = rule.pattern().matcher(line);
      if (matcher.matches()) {
        return rule.step().apply(matcher.toMatchResult());
      }
    }
    throw mistake(name, number, line);
  }

  private static IllegalArgumentException mistake(String name, int number, String line) {
    return new IllegalArgumentException(name + ":" + number + ": what does this mean? " + line);
  }

  private static Rule rule(String pattern, Function<MatchResult, Step> step) {
    return new Rule(Pattern.compile(pattern), step);
  }

  private static Duration duration(MatchResult match) {
    var unit = ChronoUnit.valueOf(match.group(2).toUpperCase(Locale.ROOT) + "S");
    return Duration.of(Long.parseLong(match.group(1)), unit);
  }
}
