package switchboard.botfile;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations in minutes, hours or days, such as {@code 15m}. */
final class WrittenDuration {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

  private WrittenDuration() {}

  /** Empty for anything else. */
  static Optional<Duration> of(String written) {
    var duration = FORM.matcher(written);
    if (!duration.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(duration.group(1));
    return Optional.of(
        switch (duration.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  static void check(Scalar written, String key, int mostDays, ProblemList problems) {
    if (of(written.value()).filter(it -> it.compareTo(Duration.ofDays(mostDays)) <= 0).isEmpty()) {
      problems.add(
          written.spot(),
          "`%s` cannot be `%s`".formatted(key, YamlValues.shortened(written.value())),
          "write minutes, hours or days, such as `15m`, `2h` or `1d`; at most `%dd`"
              .formatted(mostDays));
    }
  }
}
