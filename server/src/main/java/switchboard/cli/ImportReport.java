package switchboard.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.imports.Found.Problem;
import switchboard.imports.ImportOptions;
import switchboard.imports.Kind;
import switchboard.imports.Reason;
import switchboard.imports.Source.NamedBot;
import switchboard.imports.Tally;
import switchboard.store.Store;

/** Prints what an import would do, or has done. */
final class ImportReport {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final PrintWriter out;
  private final ImportOptions options;
  private final @Nullable NamedBot bot;
  private final ZoneId zone;
  private boolean hasHistory;

  /**
   * @param bot that the source names
   */
  ImportReport(PrintWriter out, ImportOptions options, @Nullable NamedBot bot, ZoneId zone) {
    this.out = out;
    this.options = options;
    this.bot = bot;
    this.zone = zone;
  }

  /** Where it goes. */
  void target(String place, Store store) {
    var there = store.readNow(tables -> tables.statistics().at(Instant.now()));
    out.printf(
        Locale.ROOT,
        "Import into %s, which has %s and %s.%n",
        place,
        Kind.PERSON.count(there.users()),
        Kind.MESSAGE.count(there.messages()));
    hasHistory = there.messages() > 0;
  }

  void plan(Tally plan) {
    table(plan);
    times(plan);
    reasons(plan.skipped());
    problems(plan);
    if (hasHistory && plan.of(Kind.MESSAGE).added() > 0) {
      out.println(
          "There are messages already. Histories are in the order in which messages were stored: imported ones come after those.");
    }
    if (plan.of(Kind.PERSON).added() > 0) {
      reachability();
    }
  }

  private void reachability() {
    if (bot == null) {
      out.println("The source does not say which bot it is from: your answer decides.");
    } else {
      out.printf(
          "The source is of the bot “%s” with the id %s.%n",
          PeopleCommand.printable(bot.name()), PeopleCommand.printable(bot.id()));
    }
    out.println(
        options.isSameBot()
            ? "The new people count as reachable, because they started this bot. If they did not, messages to them fail, and they count as unreachable from then on."
            : "The new people count as unreachable until they start this bot, because they started another one. A later import does not change that.");
  }

  private void table(Tally tally) {
    out.printf("%n%-20s%14s%14s%14s%14s%n", "", "found", "new", "already here", "left out");
    for (var kind : Kind.values()) {
      var count = tally.of(kind);
      if (count.found() > 0 || kind == Kind.PERSON) {
        out.printf(
            Locale.ROOT,
            "%-20s%,14d%,14d%,14d%,14d%n",
            kind.title(),
            count.found(),
            count.added(),
            count.here(),
            count.skipped());
      }
    }
    out.println();
  }

  private void times(Tally plan) {
    var first = plan.first();
    var last = plan.last();
    if (first != null && last != null) {
      out.printf("The first is from %s, the last from %s, in %s.%n", time(first), time(last), zone);
    }
    if (plan.undatedPeople() > 0) {
      out.printf(
          "Without any date: %s. They count as seen when the file was last changed, at %s.%n",
          Kind.PERSON.count(plan.undatedPeople()), time(options.undatedAt()));
    }
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private void reasons(Map<Reason, Long> skipped) {
    if (!skipped.isEmpty()) {
      out.println("Left out:");
      skipped.entrySet().stream()
          .sorted(Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder()))
          .forEach(entry ->
              out.printf(Locale.ROOT, "%,10d  %s%n", entry.getValue(), entry.getKey().text()));
    }
  }

  private void problems(Tally plan) {
    if (plan.problems().isEmpty()) {
      return;
    }
    out.println(
        plan.problemCount() > plan.problems().size()
            ? String.format(
                Locale.ROOT,
                "The first %d of %,d problems:",
                plan.problems().size(),
                plan.problemCount())
            : "Problems:");
    plan.problems().forEach(this::problem);
  }

  private void problem(Problem problem) {
    out.printf(
        "  %s: %s. %s%n",
        PeopleCommand.printable(problem.where()),
        PeopleCommand.printable(problem.detail()),
        problem.reason().advice());
  }

  void done(Tally done) {
    var parts =
        Arrays.stream(Kind.values())
            .filter(kind -> done.of(kind).added() > 0)
            .map(kind -> kind.count(done.of(kind).added()))
            .collect(Collectors.joining(", "));
    out.printf("Imported: %s. Start the server.%n", parts);
  }
}
