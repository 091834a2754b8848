package switchboard.brain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.domain.Action;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Content;
import switchboard.domain.Conversation.ReadingPrivacy;
import switchboard.domain.Effect;
import switchboard.domain.FilePolicy;
import switchboard.domain.Policy;
import switchboard.domain.QueryResult;
import switchboard.markup.MessageText;
import switchboard.markup.TelegramHtml;

/** The privacy policy, generated from the running configuration, so that it is always true. */
final class PrivacyPage {

  private static final int MAX_REASON_LENGTH = 200;

  private PrivacyPage() {}

  /** Looks up the user's own data, which is not shown in a group. */
  static Reply ask(Turn turn) {
    if (turn.inPublic()) {
      var nothing = new QueryResult.Disclosures(List.of(), 0);
      return Reply.show(
          turn, new ReadingPrivacy(), content(turn.setup().policy(), turn.voice(), nothing));
    }
    var lookup =
        new Effect.Lookup(
            turn.session().user(),
            new Effect.Question.Disclosures(),
            turn.session().preferences(),
            turn.target(),
            turn.asked());
    return Reply.of(turn, new ReadingPrivacy(), lookup);
  }

  static Content content(Policy policy, LocalizedTexts voice, QueryResult.Disclosures disclosures) {
    var html =
        Stream.of(
                voice.html(Phrase.PRIVACY_TITLE),
                voice.html(Phrase.PRIVACY_KEPT),
                files(voice, policy.files()),
                howLong(voice, policy),
                technical(voice, policy),
                voice.html(Phrase.PRIVACY_HOSTED),
                voice.bot().understands() ? voice.html(Phrase.PRIVACY_WORDS) : "",
                policy.figures() ? voice.html(Phrase.PRIVACY_FIGURES) : "",
                voice.html(
                    Phrase.PRIVACY_PROTECTED,
                    Map.of("days", Integer.toString(policy.keyBackupDays()))),
                policy.masked() ? voice.html(Phrase.PRIVACY_MASKED) : "",
                opened(voice, disclosures),
                voice.html(Phrase.PRIVACY_RIGHTS))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n\n"));
    var keyboard =
        new Keyboard()
            .row(voice.callback(Phrase.BUTTON_EXPORT, new ButtonAddress.Do(Action.EXPORT)))
            .row(voice.callback(Phrase.BUTTON_DELETE, new ButtonAddress.Do(Action.DELETE)))
            .row(voice.callback(Phrase.BUTTON_HOME, new ButtonAddress.Do(Action.HOME)));
    return new Content(html, keyboard.rows());
  }

  /** How often the user's data was unmasked, with the newest times and reasons. */
  private static String opened(LocalizedTexts voice, QueryResult.Disclosures disclosures) {
    if (disclosures.count() == 0) {
      return "";
    }
    var times = Map.of("times", Integer.toString(disclosures.count()));
    return disclosures.newest().stream()
        .map(it ->
            "<i>%s</i> %s"
                .formatted(
                    HistoryPage.time(it.at()),
                    TelegramHtml.escape(
                        MessageText.clip(MessageText.clean(it.reason()), MAX_REASON_LENGTH))))
        .collect(Collectors.joining("\n", voice.html(Phrase.PRIVACY_OPENED, times) + "\n", ""));
  }

  private static String files(LocalizedTexts voice, FilePolicy policy) {
    var kept =
        switch (policy.kept()) {
          case OFF -> voice.html(Phrase.PRIVACY_FILES_OFF);
          case THUMBNAILS -> voice.html(Phrase.PRIVACY_FILES_THUMBNAILS);
          case ALL -> voice.html(Phrase.PRIVACY_FILES_ALL);
        };
    return policy.days() == 0
        ? kept
        : kept
            + ' '
            + voice.html(
                Phrase.PRIVACY_FILES_DAYS, Map.of("days", Integer.toString(policy.days())));
  }

  private static String howLong(LocalizedTexts voice, Policy policy) {
    return policy.retentionDays() == 0
        ? voice.html(Phrase.PRIVACY_FOREVER)
        : voice.html(
            Phrase.PRIVACY_RETENTION, Map.of("days", Integer.toString(policy.retentionDays())));
  }

  private static String technical(LocalizedTexts voice, Policy policy) {
    return voice.html(
        Phrase.PRIVACY_TECHNICAL,
        Map.of(
            "hours", Integer.toString(policy.seenHours()),
            "days", Integer.toString(policy.sentDays())));
  }
}
