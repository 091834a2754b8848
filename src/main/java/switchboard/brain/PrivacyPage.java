package switchboard.brain;

import java.util.Map;
import switchboard.domain.Action;
import switchboard.domain.Content;
import switchboard.domain.Conversation.ReadingPrivacy;
import switchboard.domain.Policy;

/** The privacy policy, made from the configuration that runs: it cannot say what is not so. */
final class PrivacyPage {

  private PrivacyPage() {}

  static Reply show(Turn turn) {
    var voice = turn.voice();
    var html =
        String.join(
            "\n\n",
            voice.html(Phrase.PRIVACY_TITLE),
            voice.html(Phrase.PRIVACY_KEPT),
            howLong(voice, turn.setup().policy()),
            technical(voice, turn.setup().policy()),
            voice.html(Phrase.PRIVACY_HOSTED),
            voice.html(
                Phrase.PRIVACY_PROTECTED,
                Map.of("days", Integer.toString(turn.setup().policy().keyBackupDays()))),
            voice.html(Phrase.PRIVACY_RIGHTS));
    var keyboard =
        new Keyboard()
            .row(voice.callback(Phrase.BUTTON_EXPORT, new Address.Do(Action.EXPORT)))
            .row(voice.callback(Phrase.BUTTON_DELETE, new Address.Do(Action.DELETE)))
            .row(voice.callback(Phrase.BUTTON_HOME, new Address.Do(Action.HOME)));
    return Reply.show(turn, new ReadingPrivacy(), new Content(html, keyboard.rows()));
  }

  private static String howLong(Voice voice, Policy policy) {
    return policy.retentionDays() == 0
        ? voice.html(Phrase.PRIVACY_FOREVER)
        : voice.html(
            Phrase.PRIVACY_RETENTION, Map.of("days", Integer.toString(policy.retentionDays())));
  }

  private static String technical(Voice voice, Policy policy) {
    return voice.html(
        Phrase.PRIVACY_TECHNICAL,
        Map.of(
            "hours", Integer.toString(policy.seenHours()),
            "days", Integer.toString(policy.sentDays())));
  }
}
