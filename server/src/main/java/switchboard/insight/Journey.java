package switchboard.insight;

/**
 * When a user arrived, and in which weeks they were active.
 *
 * @param arrivedDay counted from 1970
 * @param weeks bit n is set when they were active in week n after that of their arrival
 * @param source the payload of their first {@code /start}; may be empty
 * @param reached whether they have reached a goal
 */
public record Journey(long arrivedDay, long weeks, String source, boolean reached) {

  /** Weeks after the arrival are counted up to this one. */
  public static final int WEEKS = Long.SIZE;

  /** A user counts as staying when they are active so many weeks later, or after that. */
  public static final int STAYED_WEEKS = 4;

  public static Journey begin(long arrivedDay, String source) {
    return new Journey(arrivedDay, 1, source, false);
  }

  public Week arrivedWeek() {
    return Week.ofDay(arrivedDay);
  }

  /** The same with a week in which they were active. */
  public Journey activeIn(Week week) {
    long after = week.number() - arrivedWeek().number();
    return 0 <= after && after < WEEKS
        ? new Journey(arrivedDay, weeks | 1L << after, source, reached)
        : this;
  }

  public Journey reachingGoal() {
    return new Journey(arrivedDay, weeks, source, true);
  }

  /** Whether they were active so many weeks after their arrival. */
  public boolean wasActive(int weeksAfter) {
    return (weeks >>> weeksAfter & 1) == 1;
  }

  public boolean stayed() {
    return weeks >>> STAYED_WEEKS != 0;
  }
}
