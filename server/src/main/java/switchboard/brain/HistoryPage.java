package switchboard.brain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import switchboard.domain.Action;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Conversation.ReadingHistory;
import switchboard.domain.Effect;
import switchboard.domain.HistoryCursor;
import switchboard.domain.QueryResult;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/** A user's own messages, newest first. */
final class HistoryPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HistoryPage() {}

  /** Asks the store for the messages first. */
  static Reply ask(Turn turn, HistoryCursor cursor) {
    var lookup =
        new Effect.Lookup(
            turn.session().user(),
            new Effect.Question.History(cursor),
            turn.session().preferences(),
            turn.target(),
            turn.asked());
    return Reply.of(turn, new ReadingHistory(cursor), lookup);
  }

  static Content show(LocalizedTexts voice, Effect.Lookup lookup, QueryResult.History found) {
    var cursor =
        lookup.question() instanceof Effect.Question.History(var asked)
            ? asked
            : new HistoryCursor.Newest();
    return new Content(
        found.messages().isEmpty() ? empty(voice, cursor) : page(voice, found.messages()),
        new Keyboard()
            .row(turning(voice, cursor, found))
            .row(voice.callback(Phrase.BUTTON_HOME, new ButtonAddress.Do(Action.HOME)))
            .rows());
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String empty(LocalizedTexts voice, HistoryCursor cursor) {
    boolean newest = cursor instanceof HistoryCursor.Newest;
    return voice.html(Phrase.HISTORY_TITLE)
        + "\n\n"
        + voice.html(newest ? Phrase.HISTORY_EMPTY : Phrase.HISTORY_PAGE_EMPTY);
  }

  private static String page(LocalizedTexts voice, List<QueryResult.SavedMessage> messages) {
    var title = voice.html(Phrase.HISTORY_TITLE) + "\n" + voice.html(Phrase.HISTORY_NOTE);
    int share = (TelegramHtml.MAX_LENGTH - TelegramHtml.length(title)) / messages.size();
    return messages.stream()
        .map(message -> entry(voice, message, share))
        .collect(Collectors.joining("", title, ""));
  }

  /**
   * @param share the most UTF-16 units it may take
   */
  private static String entry(LocalizedTexts voice, QueryResult.SavedMessage message, int share) {
    var time = time(message.sentAt());
    var marks = marks(voice, message);
    var head = "\n\n<i>" + time + "</i>" + marks;
    var text = message.text();
    if (text == null || text.isBlank()) {
      return head;
    }
    int room = share - "\n\n\n".length() - time.length() - TelegramHtml.length(marks);
    return head + "\n" + TelegramHtml.escape(MessageText.clip(MessageText.clean(text), room));
  }

  private static String marks(LocalizedTexts voice, QueryResult.SavedMessage message) {
    var kind =
        message.type().equals("text") ? "" : " " + TelegramHtml.escape(kind(voice, message.type()));
    return message.edited() ? kind + " " + voice.html(Phrase.HISTORY_EDITED) : kind;
  }

  private static String kind(LocalizedTexts voice, String type) {
    for (var phrase : Phrase.values()) {
      if (phrase.key().equals("kind." + type)) {
        return voice.plain(phrase);
      }
    }
    return voice.plain(Phrase.KIND_OTHER);
  }

  private static List<Button> turning(
      LocalizedTexts voice, HistoryCursor cursor, QueryResult.History found) {
    var messages = found.messages();
    if (messages.isEmpty()) {
      return cursor instanceof HistoryCursor.Newest
          ? List.of()
          : List.of(voice.callback(Phrase.BUTTON_NEWEST, page(new HistoryCursor.Newest())));
    }
    var buttons = new ArrayList<Button>();
    if (found.hasNewer()) {
      var newer = new HistoryCursor.NewerThan(messages.getFirst().id());
      buttons.add(voice.callback(Phrase.BUTTON_NEWER, page(newer)));
    }
    if (found.hasOlder()) {
      var older = new HistoryCursor.OlderThan(messages.getLast().id());
      buttons.add(voice.callback(Phrase.BUTTON_OLDER, page(older)));
    }
    return buttons;
  }

  private static ButtonAddress page(HistoryCursor cursor) {
    return new ButtonAddress.Page(cursor);
  }
}
