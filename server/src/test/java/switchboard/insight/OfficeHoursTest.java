package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

  /** In Berlin, clocks were put forward on 29 March 2026 and are put back on 25 October. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-27T06:59:59Z, false", // Friday in winter: 7:59:59
    "2026-03-27T07:00:00Z, true",
    "2026-03-27T16:59:59Z, true",
    "2026-03-27T17:00:00Z, false",
    "2026-03-28T10:00:00Z, false", // Saturday
    "2026-03-29T10:00:00Z, false", // Sunday
    "2026-03-30T05:59:59Z, false", // Monday in summer: 7:59:59
    "2026-03-30T06:00:00Z, true",
    "2026-03-30T15:59:59Z, true",
    "2026-03-30T16:00:00Z, false",
    "2026-10-23T06:00:00Z, true", // Friday in summer: 8:00
    "2026-10-26T06:00:00Z, false", // Monday in winter: 7:00
    "2026-10-26T07:00:00Z, true"
  })
  void followsTheClockOnTheWall(Instant at, boolean inHours) {
    assertThat(new OfficeHours(ZoneId.of("Europe/Berlin")).contain(at)).isEqualTo(inHours);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T22:59:59Z, false", // Monday 7:59:59
    "2026-03-29T23:00:00Z, true",
    "2026-04-03T08:59:59Z, true", // Friday 17:59:59
    "2026-04-03T23:30:00Z, false" // Saturday 8:30
  })
  void theDayIsThatOfTheZone(Instant at, boolean inHours) {
    assertThat(new OfficeHours(ZoneId.of("Asia/Tokyo")).contain(at)).isEqualTo(inHours);
  }
}
