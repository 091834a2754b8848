package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import switchboard.imports.Found.Problem;
import switchboard.imports.ImportOptions;
import switchboard.imports.Kind;
import switchboard.imports.Reason;
import switchboard.imports.Tally;
import switchboard.store.Store;

/** Prints what an import would do, or has done. */
record ImportReport(PrintWriter out, ImportOptions options, ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** Where it goes. */
  void target(String place, Store store) {
    var there = store.readNow(tables -> tables.statistics().at(Instant.now()));
    out.printf(
        Locale.ROOT,
        "Import into %s, which has %,d people and %,d messages.%n",
        place,
        there.users(),
        there.messages());
    if (there.messages() > 0) {
      out.println(
          "Histories are in the order of arrival: imported messages come after those that are there.");
    }
  }

  void plan(Tally plan) {
    table(plan);
    times(plan);
    reasons(plan.skipped());
    problems(plan);
    if (!options.isSameBot() && plan.of(Kind.PERSON).added() > 0) {
      out.println(
          "The new people count as unreachable until they start this bot, because they started another one.");
    }
  }

  private void table(Tally tally) {
    out.printf("%n%-20s%14s%14s%14s%14s%n", "", "found", "new", "already here", "left out");
    for (var kind : Kind.values()) {
      var count = tally.of(kind);
      out.printf(
          Locale.ROOT,
          "%-20s%,14d%,14d%,14d%,14d%n",
          kind.title(),
          count.found(),
          count.added(),
          count.here(),
          count.skipped());
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
          count(plan.undatedPeople(), "new person").replace("persons", "people"),
          time(options.undatedAt()));
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
    out.printf("  %s: %s. %s%n", problem.where(), problem.detail(), problem.reason().advice());
  }

  void done(Tally done) {
    out.printf(
        Locale.ROOT,
        "Imported %,d people, %,d messages, %,d commands and taps. Start the server.%n",
        done.of(Kind.PERSON).added(),
        done.of(Kind.MESSAGE).added(),
        done.of(Kind.INTERACTION).added());
  }
}
