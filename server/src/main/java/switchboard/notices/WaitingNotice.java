package switchboard.notices;

import static switchboard.base.Sentence.literal;
import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;
import switchboard.domain.UserId;
import switchboard.notices.Episodes.Episode;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.WaitingDao.WaitingRow;

/** The notice that users wait for an answer, longer than an operator has chosen. */
final class WaitingNotice {

  static final int MAX_NAMES = 3;

  private WaitingNotice() {}

  /**
   * Empty when nobody waits so long.
   *
   * @param names of some users, shown if an owner has allowed it
   */
  static Optional<Episode> of(
      StaffRow staff, List<WaitingRow> waiting, Map<UserId, String> names, Instant now) {
    var limit = now.minus(Duration.ofMinutes(staff.waitMinutes()));
    var late = waiting.stream().filter(one -> !one.since().isAfter(limit)).toList();
    if (late.isEmpty()) {
      return Optional.empty();
    }
    var first = late.getFirst().since();
    var fact = sentence("notices.waiting", late.size(), Duration.between(first, now).toMinutes());
    var shown = staff.namesAllowed() ? names(late, names) : "";
    var problem = shown.isEmpty() ? fact : sentence("notices.waiting.named", fact, literal(shown));
    return Optional.of(
        new Episode(
            NoticeKind.WAITING,
            first,
            Finding.note(problem, sentence("notices.waiting.fix")),
            true));
  }

  private static String names(List<WaitingRow> late, Map<UserId, String> names) {
    return late.stream()
        .limit(MAX_NAMES)
        .map(one -> names.getOrDefault(one.userId(), ""))
        .filter(name -> !name.isBlank())
        .collect(Collectors.joining(", "));
  }
}
