package switchboard.brain;

import java.util.List;
import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Button;
import switchboard.domain.ButtonAddress;
import switchboard.domain.ButtonAddress.Refusal;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Effect;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.domain.Screen.Item;
import switchboard.domain.TextOutcome;
import switchboard.language.Guess;
import switchboard.language.Meaning;
import switchboard.language.Understood;

/** Answers to free text: what it means, what it may mean, or word that a person will answer. */
record TextAnswers(BrainSetup setup, Screens screens, ActionScreens actions) {

  /** Whether a text of this user is answered with what it means. */
  boolean areWanted(Turn turn) {
    return setup.bot().understands() && turn.session().preferences().understand();
  }

  Reply answer(Turn turn, long messageId, String text) {
    return isInvited(turn) ? receive(turn, messageId) : understand(turn, messageId, text);
  }

  /** Whether the user is on a screen that asks them to write. */
  private boolean isInvited(Turn turn) {
    return turn.session().conversation() instanceof Conversation.Browsing(var id)
        && setup
            .bot()
            .screen(id)
            .filter(screen -> setup.bot().freeText().inviting().contains(screen.id()))
            .isPresent();
  }

  private Reply understand(Turn turn, long messageId, String text) {
    return switch (setup.understanding().get().ask(turn.voice().language(), text)) {
      case Understood.Meant(var meaning, var _, var because) ->
          show(turn.answering(new Effect.Asked(messageId, because)), meaning)
              .with(counted(turn, TextOutcome.ANSWERED));
      case Understood.Perhaps(var guesses) ->
          offer(turn, messageId, guesses).with(counted(turn, TextOutcome.OFFERED));
      case Understood.Nothing() -> open(turn, messageId, TextOutcome.NOT_UNDERSTOOD);
    };
  }

  private Reply show(Turn turn, Meaning.Shown meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var screen) -> screens.open(turn, screen);
      case Meaning.OfPage(var action) -> actions.perform(turn, action);
    };
  }

  private Reply offer(Turn turn, long messageId, List<Guess> guesses) {
    var voice = turn.voice();
    var keyboard =
        new Keyboard()
            .grid(guesses.stream().map(guess -> button(voice, guess.meaning())).toList(), 1)
            .row(
                voice.callback(
                    Phrase.BUTTON_NONE_OF_THESE,
                    new ButtonAddress.Refused(Refusal.OFFERS, messageId)));
    return Reply.show(
        turn, Deletion.left(turn), new Content(voice.html(Phrase.WORDS_OFFERS), keyboard.rows()));
  }

  private Button button(LocalizedTexts voice, Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var id) ->
          voice.callback(label(voice, id), ButtonAddress.Offered.of(new ButtonAddress.Open(id)));
      case Meaning.OfPage(var action) -> button(voice, action);
      case Meaning.OfOffer(var action) -> button(voice, action);
    };
  }

  private Button button(LocalizedTexts voice, Action action) {
    var label = ofButton(action).map(voice::in).orElseGet(() -> voice.plain(builtIn(action)));
    return voice.callback(label, ButtonAddress.Offered.of(new ButtonAddress.Do(action)));
  }

  private String label(LocalizedTexts voice, String screen) {
    return setup
        .bot()
        .screen(screen)
        .flatMap(setup.bot()::label)
        .map(voice::in)
        .orElseGet(() -> voice.plain(Phrase.BUTTON_HOME));
  }

  /** What the bot file calls the action. */
  private Optional<LocalizedText> ofButton(Action action) {
    return setup.bot().screens().values().stream()
        .map(Screen::items)
        .flatMap(List::stream)
        .filter(item -> item instanceof Item.Act(var _, var does) && does == action)
        .map(Item::label)
        .findFirst();
  }

  private static Phrase builtIn(Action action) {
    return switch (action) {
      case HOME -> Phrase.BUTTON_HOME;
      case HISTORY -> Phrase.BUTTON_HISTORY;
      case SETTINGS -> Phrase.BUTTON_SETTINGS;
      case LANGUAGE -> Phrase.COMMAND_LANGUAGE;
      case PRIVACY -> Phrase.BUTTON_PRIVACY;
      case EXPORT -> Phrase.BUTTON_EXPORT;
      case DELETE -> Phrase.BUTTON_DELETE;
    };
  }

  /** An offer was taken. */
  static Reply taken(Turn turn, Reply reply) {
    return reply.with(counted(turn, TextOutcome.OFFERED_TAKEN));
  }

  Reply refuse(Turn turn, ButtonAddress.Refused refused) {
    var outcome =
        switch (refused.refusal()) {
          case ANSWER -> TextOutcome.ANSWERED_REFUSED;
          case OFFERS -> TextOutcome.OFFERED_REFUSED;
        };
    return open(turn, refused.messageId(), outcome);
  }

  /** Passes the text on, and keeps it for those who write the bot file. */
  private static Reply open(Turn turn, long messageId, TextOutcome outcome) {
    var language = turn.voice().language();
    return passOn(turn, messageId, Phrase.WORDS_PASSED_ON)
        .with(
            counted(turn, outcome),
            new Effect.KeepQuestion(
                turn.session().user(),
                turn.target().chat(),
                messageId,
                language,
                outcome,
                turn.at()));
  }

  /** Passes on what is no question: a file, or what a screen asked for. */
  static Reply receive(Turn turn, long messageId) {
    return passOn(turn, messageId, Phrase.WORDS_RECEIVED);
  }

  private static Reply passOn(Turn turn, long messageId, Phrase said) {
    var voice = turn.voice();
    var keyboard =
        new Keyboard()
            .row(voice.callback(Phrase.BUTTON_HISTORY, new ButtonAddress.Do(Action.HISTORY)))
            .row(
                voice.callback(Phrase.BUTTON_SETTLED, new ButtonAddress.Settled()),
                voice.callback(Phrase.BUTTON_HOME, new ButtonAddress.Do(Action.HOME)));
    var content = new Content(voice.html(said), keyboard.rows());
    return Reply.show(turn, Deletion.left(turn), content)
        .with(
            new Effect.AwaitAnswer(
                turn.session().user(), turn.target().chat(), messageId, turn.at()));
  }

  Reply settle(Turn turn) {
    return screens
        .home(turn, null)
        .with(new Effect.StopWaiting(turn.session().user(), turn.at()))
        .withToast(turn.voice().plain(Phrase.WORDS_SETTLED));
  }

  private static Effect counted(Turn turn, TextOutcome outcome) {
    return new Effect.CountText(turn.voice().language(), outcome);
  }
}
