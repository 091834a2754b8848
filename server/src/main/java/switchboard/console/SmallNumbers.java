package switchboard.console;

import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * Figures that could point at single people: those who may not read people's data see no small
 * ones.
 */
public record SmallNumbers(boolean hidden) {

  /** The smallest number that everybody sees, besides 0. */
  public static final long MIN_SHOWN = 5;

  public static SmallNumbers forCurrent() {
    return new SmallNumbers(
        Caller.current().filter(caller -> caller.may(Permission.READ)).isEmpty());
  }

  public String text(long number) {
    return hidden && 0 < number && number < MIN_SHOWN
        ? Messages.translate("common.under", Formats.number(MIN_SHOWN))
        : Formats.number(number);
  }
}
