package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOW;
import static switchboard.notices.NoticeSamples.note;
import static switchboard.notices.NoticeSamples.quiet;
import static switchboard.notices.NoticeSamples.staff;
import static switchboard.notices.NoticeSamples.urgent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.notices.StaffChat.Step;
import switchboard.store.StaffDao.StaffRow;

class StaffChatTest {

  private static final Episode BACKUP = note(NoticeKind.BACKUP, "notices.disk", 1L);
  private static final Episode QUARANTINE = note(NoticeKind.QUARANTINE, "notices.quarantine", 1L);
  private static final Episode DARK = urgent(NoticeKind.WEBHOOK, "connection.trouble.webhook_lost");

  private StaffRow staff = staff("backup quarantine webhook disk");
  private StaffChat chat = new StaffChat(staff, List.of());
  private Instant now = NOW;
  private Predicate<NoticeKind> mine = _ -> true;
  private long messages = 100;
  private final List<String> sent = new ArrayList<>();

  /** A check; returns what was done. */
  private List<String> check(Episode... problems) {
    sent.clear();
    chat.update(staff, List.of(problems), mine, now);
    for (var step = chat.next(now); step.isPresent(); step = chat.next(now)) {
      chat.done(step.get(), id(step.get()), now);
      sent.add(described(step.get()));
      assertThat(sent).hasSizeLessThan(5);
    }
    return List.copyOf(sent);
  }

  private long id(Step step) {
    return step instanceof Step.Edit edit ? edit.message() : ++messages;
  }

  private String described(Step step) {
    var lines = step.html().replaceAll("</?b>", "").lines();
    var parts = lines.filter(line -> line.startsWith("⚠") || line.startsWith("✅")).toList();
    return (step instanceof Step.Edit edit ? "edit " + edit.message() : "send " + messages)
        + " "
        + String.join(", ", parts);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void aProblemHasOneMessageWhichIsEditedWhenItsFactsChange() {
    assertThat(check(BACKUP)).containsExactly("send 101 ⚠️ Backup is old");
    assertThat(check(BACKUP)).isEmpty();
    pass(Duration.ofMinutes(20));
    assertThat(check(BACKUP)).isEmpty();
    var older = note(NoticeKind.BACKUP, "notices.disk", 2L);
    assertThat(check(older)).containsExactly("edit 101 ⚠️ Backup is old");
    assertThat(check(note(NoticeKind.BACKUP, "notices.disk", 3L)))
        .as("at most one edit a minute")
        .isEmpty();
  }

  @Test
  void whatBeginsWithinFiveMinutesIsAddedToTheMessage() {
    check(BACKUP);
    pass(Duration.ofMinutes(4));
    assertThat(check(BACKUP, QUARANTINE))
        .containsExactly("edit 101 ⚠️ Backup is old, ⚠️ Update in quarantine");
    pass(Duration.ofMinutes(2));
    assertThat(check(BACKUP, QUARANTINE, DARK))
        .last()
        .isEqualTo("send 102 ⚠️ Updates do not arrive");
  }

  @Test
  void theEndIsAnEditAndOneNewMessage() {
    check(DARK);
    pass(Duration.ofMinutes(6));
    assertThat(check())
        .containsExactly("edit 101 ✅ Updates do not arrive", "send 102 ✅ Updates do not arrive");
    pass(Duration.ofMinutes(1));
    assertThat(check()).isEmpty();
    pass(Duration.ofMinutes(6));
    assertThat(check()).isEmpty();
    assertThat(chat.rows()).isEmpty();
  }

  @Test
  void theMessageAboutTheEndWaitsForFiveMinutes() {
    check(DARK);
    pass(Duration.ofMinutes(1));
    assertThat(check()).containsExactly("edit 101 ✅ Updates do not arrive");
    pass(Duration.ofMinutes(3));
    assertThat(check()).isEmpty();
    pass(Duration.ofMinutes(1));
    assertThat(check()).containsExactly("send 102 ✅ Updates do not arrive");
  }

  @Test
  void aProblemThatReturnsBeforeItsEndWasToldGoesOn() {
    check(DARK);
    pass(Duration.ofMinutes(1));
    check();
    pass(Duration.ofMinutes(1));
    assertThat(check(DARK)).containsExactly("edit 101 ⚠️ Updates do not arrive");
    pass(Duration.ofMinutes(9));
    assertThat(check(DARK)).isEmpty();
  }

  @Test
  void quietHoursHoldBackWhatIsNotUrgent() {
    staff = quiet(staff);
    assertThat(check(BACKUP)).isEmpty();
    assertThat(chat.knows(NoticeKind.BACKUP, now)).isTrue();
    assertThat(check(BACKUP, DARK)).containsExactly("send 101 ⚠️ Updates do not arrive");
    now = Instant.parse("2026-01-02T07:00:00Z");
    assertThat(check(BACKUP, DARK)).containsExactly("send 102 ⚠️ Backup is old");
  }

  @Test
  void aProblemThatBeganAndEndedInQuietHoursIsNotTold() {
    staff = quiet(staff);
    check(BACKUP);
    assertThat(check()).isEmpty();
    now = Instant.parse("2026-01-02T08:00:00Z");
    assertThat(check()).isEmpty();
  }

  @Test
  void aProblemThatBecomesUrgentIsToldAgainInPlaceOfItsMessage() {
    check(note(NoticeKind.DISK, "notices.disk", 5L));
    pass(Duration.ofMinutes(9));
    assertThat(check(urgent(NoticeKind.DISK, "health.write.full")))
        .containsExactly("send 102 ⚠️ Disk almost full");
    assertThat(chat.takeObsolete()).containsExactly(101L);
    assertThat(chat.takeObsolete()).isEmpty();
  }

  @Test
  void afterARestartMessagesAreEditedAndNotSentAgain() {
    check(BACKUP, DARK);
    chat = new StaffChat(staff.noticedAt(chat.sentAt()), List.copyOf(chat.rows()));
    pass(Duration.ofMinutes(30));
    var unknown = new Episode(NoticeKind.BACKUP, NOW, null, false);
    assertThat(check(unknown, DARK)).isEmpty();
    assertThat(check(BACKUP, DARK)).isEmpty();
    assertThat(check(BACKUP)).first().asString().startsWith("edit 101 ");
  }

  @Test
  void aDeletedMessageIsSentAgainWhileTheProblemLasts() {
    check(BACKUP);
    pass(Duration.ofMinutes(6));
    chat.lost(101, now);
    assertThat(check(BACKUP)).containsExactly("send 102 ⚠️ Backup is old");
  }

  @Test
  void aMessageThatMayHaveArrivedIsNotSentAgain() {
    chat.update(staff, List.of(BACKUP), mine, now);
    chat.done(new Step.Send("x", Set.of(NoticeKind.BACKUP)), null, now);
    pass(Duration.ofMinutes(10));
    assertThat(check(BACKUP)).isEmpty();
  }

  @Test
  void whatOnlyOthersKnowAboutStaysAsItIs() {
    check(BACKUP);
    pass(Duration.ofMinutes(9));
    mine = kind -> kind == NoticeKind.DATABASE;
    assertThat(check()).isEmpty();
    var dead = urgent(NoticeKind.DATABASE, "health.write.unreachable");
    staff = staff("backup database");
    assertThat(check(dead)).containsExactly("send 102 ⚠️ Database cannot be written");
    mine = _ -> true;
    assertThat(check(dead)).containsExactly("edit 101 ✅ Backup is old");
  }

  @Test
  void onlyChosenKindsAreTold() {
    staff = staff("disk");
    assertThat(check(BACKUP, DARK)).isEmpty();
    assertThat(chat.knows(NoticeKind.WEBHOOK, now)).isFalse();
  }
}
