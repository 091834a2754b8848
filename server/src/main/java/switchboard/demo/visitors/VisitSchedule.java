package switchboard.demo.visitors;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * When users visit the bot: more of them each week, at noon and in the evening rather than at
 * night, later on weekends, and often in groups.
 *
 * @param begin earliest time of the first visit
 * @param end latest time of the last visit
 */
record VisitSchedule(Instant begin, Instant end, ZoneId zone) {

  /** Time of a visit; {@code member} is an index into the cast. */
  record Visit(int member, Instant at) {}

  private static final int[] WORKDAY = {
    3, 1, 1, 1, 1, 2, 9, 22, 30, 24, 20, 34, 62, 50, 24, 20, 24, 38, 55, 60, 52, 36, 20, 8
  };
  private static final int[] WEEKEND = {
    6, 3, 2, 1, 1, 1, 3, 7, 18, 38, 52, 54, 46, 40, 42, 38, 30, 30, 34, 42, 46, 38, 26, 14
  };

  /** Probability of another visit on a day: one-time, weekly and regular visitors. */
  private static final double[] LOYALTY = {0.02, 0.02, 0.05, 0.15, 0.18, 0.2, 0.25, 0.5, 0.6};

  private static final double TOGETHER = 0.3;
  private static final int LATEST_ARRIVAL = 97; // percent: the last visitors are not newcomers
  private static final int[] LAST_MINUTES = {19, 12, 7, 6, 4};

  /** All visits of the given number of users, in order. Each user visits at least once. */
  List<Visit> visits(int people, long seed) {
    var visits = new ArrayList<Visit>();
    var company = new Random(seed);
    var perDay = new java.util.TreeMap<LocalDate, List<Visit>>();
    for (int member = 0; member < people; member++) {
      for (var visit : ofOne(member, people, new Random(seed + member))) {
        perDay.computeIfAbsent(day(visit.at()), _ -> new ArrayList<>()).add(visit);
      }
    }
    perDay.values().forEach(day -> visits.addAll(together(day, company)));
    visits.addAll(lastMinutes(people));
    visits.removeIf(visit -> visit.at().isBefore(begin) || visit.at().isAfter(end));
    visits.sort(Comparator.comparing(Visit::at).thenComparingInt(Visit::member));
    return visits;
  }

  private List<Visit> ofOne(int member, int people, Random dice) {
    var arrival = arrival(member, people, dice);
    var visits = new ArrayList<>(List.of(new Visit(member, arrival)));
    double loyalty = LOYALTY[dice.nextInt(LOYALTY.length)];
    for (var day = day(arrival).plusDays(1); !day.isAfter(day(end)); day = day.plusDays(1)) {
      boolean comes = dice.nextDouble() < loyalty * liking(day.getDayOfWeek());
      var at = on(day, dice);
      if (comes) {
        visits.add(new Visit(member, at));
      }
    }
    return visits;
  }

  /** Time of the first visit. Newcomers per week double from the beginning to the end. */
  private Instant arrival(int member, int people, Random dice) {
    double share = (member + dice.nextDouble()) / people * LATEST_ARRIVAL / 100;
    double passed = Math.sqrt(1 + 3 * share) - 1; // the inverse of (2x + x²) / 3
    var about = begin.plusMillis((long) (passed * Duration.between(begin, end).toMillis()));
    var at = on(day(about), dice);
    return at.isBefore(begin) || at.isAfter(end) ? about : at;
  }

  private static double liking(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> 0.8;
      case TUESDAY, WEDNESDAY -> 0.95;
      case THURSDAY -> 1.0;
      case FRIDAY -> 1.3;
      case SATURDAY -> 1.45;
      case SUNDAY -> 0.75;
    };
  }

  private Instant on(LocalDate day, Random dice) {
    boolean free =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    var time =
        LocalTime.of(hour(free ? WEEKEND : WORKDAY, dice), dice.nextInt(60), dice.nextInt(60));
    return LocalDateTime.of(day, time).atZone(zone).toInstant().plusMillis(dice.nextInt(1000));
  }

  private static int hour(int[] weights, Random dice) {
    int left = dice.nextInt(java.util.Arrays.stream(weights).sum());
    int hour = 0;
    while (left >= weights[hour]) {
      left -= weights[hour++];
    }
    return hour;
  }

  /** Moves some visits to shortly after another one of the day. */
  private static List<Visit> together(List<Visit> day, Random dice) {
    var moved = new ArrayList<Visit>();
    for (var visit : day) {
      boolean joins = !moved.isEmpty() && dice.nextDouble() < TOGETHER;
      moved.add(
          joins
              ? new Visit(
                  visit.member(),
                  moved
                      .get(dice.nextInt(moved.size()))
                      .at()
                      .plusMillis(dice.nextInt(1_000, 22_000)))
              : visit);
    }
    return moved;
  }

  /** Visits in the last minutes, so that recent activity is shown at any time. */
  private List<Visit> lastMinutes(int people) {
    var visits = new ArrayList<Visit>();
    for (int i = 0; i < LAST_MINUTES.length && i < people; i++) {
      var at = end.minus(Duration.ofMinutes(LAST_MINUTES[i])).plusMillis(317L * (i + 1));
      visits.add(new Visit(people * (i + 2) / (LAST_MINUTES.length + 3), at));
    }
    return visits;
  }

  private LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, zone);
  }
}
