package switchboard.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AccountId;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.notices.StaffChat.Step;
import switchboard.store.NoticeDao.NoticeRow;
import switchboard.store.StaffDao.StaffRow;
import switchboard.telegram.SendResult;

/**
 * The chats of all operators. It calls Telegram itself and not through the outbox, whose replies
 * are rows: notices must arrive when nothing can be written.
 */
final class NoticeBoard {

  private static final int MAX_STEPS = 5;

  private final Function<Call, CompletableFuture<SendResult>> telegram;
  private final Map<AccountId, StaffChat> chats = new HashMap<>();

  NoticeBoard(Function<Call, CompletableFuture<SendResult>> telegram) {
    this.telegram = telegram;
  }

  /** Forgets what is in memory in favour of what is stored. */
  void load(List<StaffRow> staff, List<NoticeRow> rows) {
    chats.clear();
    for (var one : staff) {
      chats.put(
          one.accountId(),
          new StaffChat(
              one, rows.stream().filter(row -> row.accountId().equals(one.accountId())).toList()));
    }
  }

  /**
   * Takes over what is wrong now.
   *
   * @param open the problems of an operator
   * @param mine the kinds that this instance knows about
   */
  void update(
      List<StaffRow> staff,
      Function<StaffRow, List<Episode>> open,
      Predicate<NoticeKind> mine,
      Instant now) {
    chats.keySet().retainAll(staff.stream().map(StaffRow::accountId).toList());
    for (var one : staff) {
      var chat = chats.get(one.accountId());
      if (chat == null || !chat.staff().linkedAt().equals(one.linkedAt())) {
        chat = new StaffChat(one, List.of());
        chats.put(one.accountId(), chat);
      }
      chat.update(one, open.apply(one), mine, now);
    }
  }

  /** Sends and edits what is due. When a call fails, the rest waits for the next time. */
  void send(Instant now) {
    for (var chat : chats.values()) {
      if (!send(chat, now)) {
        return;
      }
    }
  }

  private boolean send(StaffChat chat, Instant now) {
    for (int i = 0; i < MAX_STEPS; i++) {
      var step = chat.next(now).orElse(null);
      if (step == null) {
        break;
      }
      var result = telegram.apply(call(chat, step)).join();
      if (!taken(chat, step, result, now)) {
        return !isOutage(result);
      }
    }
    for (var message : chat.takeObsolete()) {
      var _ = telegram.apply(new Call.DeleteMessage(chat.staff().chatId(), message, null)).join();
    }
    return true;
  }

  private static Call call(StaffChat chat, Step step) {
    var content = new Content(step.html(), List.of());
    return switch (step) {
      case Step.Send _ -> new Call.SendMessage(chat.staff().chatId(), null, content);
      case Step.Edit edit ->
          new Call.EditMessage(chat.staff().chatId(), null, edit.message(), content);
    };
  }

  /** Returns whether the step is done. A message that may have arrived is not sent again. */
  private static boolean taken(StaffChat chat, Step step, SendResult result, Instant now) {
    return switch (result) {
      case SendResult.Done(var id, var _) -> done(chat, step, id, now);
      case SendResult.NotModified _ -> done(chat, step, null, now);
      case SendResult.MessageGone _,
          SendResult.OtherKind _,
          SendResult.Malformed _,
          SendResult.Refused _ ->
          lost(chat, step, now);
      case SendResult.Unknown _ -> step instanceof Step.Send && done(chat, step, null, now);
      case SendResult.QueryTooOld _,
          SendResult.RetryAfter _,
          SendResult.MigratedTo _,
          SendResult.Blocked _,
          SendResult.TopicGone _,
          SendResult.Foreign _,
          SendResult.Transient _ ->
          false;
    };
  }

  private static boolean done(StaffChat chat, Step step, @Nullable Long sent, Instant now) {
    chat.done(step, step instanceof Step.Edit edit ? edit.message() : sent, now);
    return true;
  }

  /** A message that cannot be edited is replaced. */
  private static boolean lost(StaffChat chat, Step step, Instant now) {
    if (!(step instanceof Step.Edit edit)) {
      return false;
    }
    chat.lost(edit.message(), now);
    return true;
  }

  private static boolean isOutage(SendResult result) {
    return result instanceof SendResult.Transient
        || result instanceof SendResult.Unknown
        || result instanceof SendResult.Foreign
        || result instanceof SendResult.RetryAfter;
  }

  /** Whether somebody was told of the problem, or will be at a better time. */
  boolean knows(NoticeKind kind, Instant now) {
    return chats.values().stream().anyMatch(chat -> chat.knows(kind, now));
  }

  /** Whether a chat shows a problem of these kinds. */
  boolean shows(Set<NoticeKind> kinds) {
    return rows().anyMatch(row -> row.messageId() != null && kinds.contains(row.kind()));
  }

  Stream<NoticeRow> rows() {
    return chats.values().stream()
        .map(StaffChat::rows)
        .flatMap(Collection::stream)
        .sorted(
            Comparator.comparingLong((NoticeRow row) -> row.accountId().value())
                .thenComparing(row -> row.kind().word()));
  }

  /** Whom it knows, with the time of their last message. */
  List<StaffRow> staff() {
    return chats.values().stream()
        .map(chat -> chat.staff().noticedAt(chat.sentAt()))
        .sorted(Comparator.comparingLong(one -> one.accountId().value()))
        .toList();
  }

  /** A problem of which nothing is known now, if its operator's chat shows it. */
  Optional<Episode> keeps(StaffRow one, NoticeKind kind, Instant now) {
    var chat = chats.get(one.accountId());
    return chat != null && chat.rows().stream().anyMatch(row -> row.kind() == kind)
        ? Optional.of(new Episode(kind, now, null, false))
        : Optional.empty();
  }
}
