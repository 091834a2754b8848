package switchboard.brain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Goal;
import switchboard.domain.Incoming;
import switchboard.domain.InteractionType;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;

/**
 * Decides what follows from an update. Deterministic: the same session and update give the same
 * decision. "Now" is {@code origin.receivedAt()}.
 */
public final class Brain implements Decider {

  /** Messages per page of the history. */
  public static final int MESSAGES_A_PAGE = 5;

  private final BrainSetup setup;
  private final NewUsers newUsers;
  private final PrivateChat privateChat;
  private final GroupChat groupChat;
  private final CallbackQueries callbackQueries;
  private final StaffMembers staff;

  /**
   * @throws IllegalArgumentException when the bot lacks one of the built-in texts
   */
  public Brain(BrainSetup setup) {
    requirePhrases(setup);
    this.setup = setup;
    this.newUsers = new NewUsers(setup.bot());
    this.staff = new StaffMembers(setup.bot());
    var screens = new Screens(setup);
    var settings = new SettingsPages(setup.bot());
    var actions = new ActionScreens(screens, settings);
    var texts = new TextAnswers(setup, screens, actions);
    this.privateChat = new PrivateChat(setup, newUsers, screens, actions, texts);
    this.groupChat = new GroupChat(setup, screens);
    this.callbackQueries =
        new CallbackQueries(
            setup, newUsers, screens, settings, actions, new Deletion(newUsers), texts);
  }

  @Override
  public List<Goal> goals() {
    return setup.bot().goals();
  }

  private static void requirePhrases(BrainSetup setup) {
    var missing =
        Arrays.stream(Phrase.values())
            .map(Phrase::key)
            .filter(key -> !setup.bot().phrases().containsKey(key))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("The bot has no text for " + missing);
    }
  }

  @Override
  public Session stranger(UserId user, @Nullable String languageCode) {
    return newUsers.meet(user, languageCode);
  }

  @Override
  public Decision decide(Session session, Incoming incoming) {
    return staff.decide(session, incoming, this::decideForUser);
  }

  private Decision decideForUser(Session session, Incoming incoming) {
    return switch (incoming) {
      case Incoming.Said said -> said(session, said);
      case Incoming.Tap tap -> callbackQueries.decide(session, tap);
      case Incoming.Reachability change -> reachability(session, change);
      case Incoming.Other other -> other(session, other);
    };
  }

  private Decision said(Session session, Incoming.Said said) {
    var message = said.message();
    if (message.person().bot()) {
      return nothing(session);
    }
    return switch (message.chat().kind()) {
      case PRIVATE -> privateChat.decide(session, said);
      case GROUP -> groupChat.decide(session, said);
      case CHANNEL -> nothing(session);
    };
  }

  // An unknown user is not recorded: a row would only say that they left.
  private static Decision reachability(Session session, Incoming.Reachability change) {
    return session.standing() == Standing.KNOWN && change.chat().isPrivate()
        ? new Decision(
            session, List.of(new Effect.SetReachable(session.user(), change.reachable())))
        : nothing(session);
  }

  private Decision other(Session session, Incoming.Other other) {
    var origin = other.origin();
    var person = other.person();
    var chat = other.chat();
    if (person == null || chat == null || !chat.isPrivate()) {
      return nothing(session);
    }
    return session.standing() == Standing.KNOWN && !person.bot()
        ? new Decision(
            session,
            ActivityEffects.interaction(
                session,
                new Turn(
                    setup,
                    session,
                    person,
                    origin,
                    new Effect.Target.New(chat.id(), null),
                    false,
                    null),
                new InteractionType.Update(origin.kind()),
                null))
        : nothing(session);
  }

  private static Decision nothing(Session session) {
    return new Decision(session, List.of());
  }

  @Override
  public Call complete(Effect.Lookup lookup, QueryResult found) {
    var voice = new LocalizedTexts(setup.bot(), lookup.preferences());
    return switch (found) {
      case QueryResult.History page -> show(voice, lookup, HistoryPage.show(voice, lookup, page));
      case QueryResult.Disclosures disclosures ->
          show(voice, lookup, PrivacyPage.content(setup.policy(), voice, disclosures));
      case QueryResult.StaffLink link -> lookup.target().show(StaffMembers.linked(voice, link));
      case QueryResult.Export export -> Exports.show(voice, lookup, export);
      case QueryResult.ExportedJustNow wait -> lookup.target().show(Exports.tooSoon(voice, wait));
    };
  }

  private static Call show(LocalizedTexts voice, Effect.Lookup lookup, Content content) {
    return lookup.target().show(Explanation.of(voice, lookup.asked(), content));
  }

  @Override
  public Call receipt(Effect.Erase erase, Erased erased) {
    var voice = new LocalizedTexts(setup.bot(), erase.preferences());
    return erase.target().show(Deletion.receipt(voice, setup.policy(), erased));
  }
}
