package switchboard.brain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Conversation.ConfirmingDeletion;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Policy;
import switchboard.domain.Session.Standing;

/** Erasure by the user: explains, asks for confirmation, erases and gives a receipt. */
record Deletion(NewUsers newUsers) {

  /** How long a question can be answered, so that a button found weeks later deletes nothing. */
  static final Duration OPEN = Duration.ofMinutes(10);

  static Reply ask(Turn turn, @Nullable Phrase notice) {
    long nonce = turn.origin().updateId();
    var voice = turn.voice();
    var keyboard =
        new Keyboard()
            .row(voice.callback(Phrase.BUTTON_DELETE_CONFIRM, new ButtonAddress.Confirm(nonce)))
            .row(voice.callback(Phrase.BUTTON_DELETE_KEEP, new ButtonAddress.Keep()));
    return Reply.show(
        turn,
        new ConfirmingDeletion(nonce, turn.at()),
        new Content(question(voice, notice), keyboard.rows()));
  }

  private static String question(LocalizedTexts voice, @Nullable Phrase notice) {
    return (notice == null ? "" : voice.html(notice) + "\n\n")
        + String.join(
            "\n\n",
            voice.html(Phrase.DELETE_TITLE),
            voice.html(Phrase.DELETE_TEXT),
            voice.html(Phrase.DELETE_MINUTES, Map.of("minutes", Long.toString(OPEN.toMinutes()))));
  }

  /** Erases if this question is still open, else asks again. Of operators no question is kept. */
  Reply confirm(Turn turn, long nonce) {
    return turn.session().standing() == Standing.STAFF
            || open(turn.session().conversation(), nonce, turn.at())
        ? erase(turn)
        : ask(turn, Phrase.DELETE_EXPIRED);
  }

  private static boolean open(Conversation conversation, long nonce, Instant now) {
    return conversation instanceof ConfirmingDeletion(long asked, Instant askedAt)
        && asked == nonce
        && !now.isAfter(askedAt.plus(OPEN));
  }

  // The remaining session contains nothing that the user chose.
  private Reply erase(Turn turn) {
    var session = turn.session();
    var erase = new Effect.Erase(session.user(), session.preferences(), turn.target());
    return new Reply(
        newUsers.meet(session.user(), null).with(Standing.ERASED),
        List.of(erase),
        turn.voice().plain(Phrase.DELETE_WORKING));
  }

  /** Closes the question: any other action does so. */
  static Conversation left(Turn turn) {
    return turn.session().conversation() instanceof ConfirmingDeletion
        ? new Browsing(turn.setup().bot().homeScreen().id())
        : turn.session().conversation();
  }

  static Content receipt(LocalizedTexts voice, Policy policy, Erased found) {
    var keysGone = found.at().plus(Duration.ofDays(policy.keyBackupDays()));
    var counts =
        Map.of(
            "messages", Long.toString(found.messages()),
            "interactions", Long.toString(found.interactions()));
    var lines =
        String.join(
            "\n",
            voice.html(Phrase.ERASED_RECEIPT, Map.of("receipt", found.receipt())),
            voice.html(Phrase.ERASED_COUNTS, counts) + files(voice, found.files()),
            voice.html(Phrase.ERASED_TIME, Map.of("time", HistoryPage.time(found.at()))),
            voice.html(Phrase.ERASED_BACKUPS, Map.of("time", HistoryPage.time(keysGone))));
    return new Content(
        String.join("\n\n", voice.html(Phrase.ERASED_TITLE), lines, voice.html(Phrase.ERASED_ANEW)),
        List.of());
  }

  private static String files(LocalizedTexts voice, long files) {
    return files == 0
        ? ""
        : ' ' + voice.html(Phrase.ERASED_FILES, Map.of("files", Long.toString(files)));
  }
}
