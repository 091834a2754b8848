package switchboard.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.AnswerRow;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.WaitingRow;

/**
 * What an operator saw of a conversation when they began an answer: it is not sent when another
 * operator has taken or answered the user since.
 *
 * @param lastAnswer the id of the last answer by an operator; 0 for none
 * @param takenAt when an operator had taken the user; absent if none had
 */
public record SeenConversation(long lastAnswer, @Nullable Instant takenAt) {

  public static SeenConversation of(Tables tables, UserId user) {
    return new SeenConversation(
        tables.outbox().lastAnswer(user).map(AnswerRow::id).orElse(0L),
        tables.waiting().find(user).map(WaitingRow::takenAt).orElse(null));
  }

  /** What {@link #word} returned; empty for anything else. */
  public static Optional<SeenConversation> parse(String word) {
    if (!word.matches("[0-9]{1,18}-[0-9]{0,18}")) {
      return Optional.empty();
    }
    var parts = word.split("-", 2);
    return Optional.of(
        new SeenConversation(
            Long.parseLong(parts[0]),
            parts[1].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[1]))));
  }

  /** For a form. */
  public String word() {
    return lastAnswer + "-" + (takenAt == null ? "" : takenAt.toEpochMilli());
  }

  /**
   * Ends the wait of a user who gets an answer, and counts how long it was.
   *
   * @param seen absent: the answer is sent in any case
   * @throws UserErrorException when another operator was faster
   */
  static void answer(
      Tables tables, UserId user, String operator, @Nullable SeenConversation seen, Instant now) {
    var waiting = tables.waiting().find(user);
    if (seen != null) {
      seen.demandNew(tables, user, operator, waiting.orElse(null));
    }
    if (waiting.isPresent()) {
      AnswerTimes.count(tables, user, waiting.get().since(), now);
      tables.waiting().end(List.of(user));
    }
  }

  private void demandNew(
      Tables tables, UserId user, String operator, @Nullable WaitingRow waiting) {
    var answer = tables.outbox().lastAnswer(user);
    if (answer.isPresent() && answer.get().id() != lastAnswer) {
      var by = answer.get().saidBy();
      demandOwn(operator, by, "person.reply.answered", answer.get().createdAt());
    }
    if (waiting != null && waiting.takenAt() != null && !waiting.takenAt().equals(takenAt)) {
      demandOwn(operator, waiting.takenBy(), "person.reply.taken", waiting.takenAt());
    }
  }

  private static void demandOwn(String operator, @Nullable String by, String key, Instant at) {
    if (by != null && !by.equals(operator)) {
      throw UserErrorException.conflict("text", Sentence.sentence(key, by, at));
    }
  }
}
