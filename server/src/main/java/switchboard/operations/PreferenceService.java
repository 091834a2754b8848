package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.domain.Bot;
import switchboard.domain.Preferences;
import switchboard.domain.UserId;
import switchboard.engine.CurrentBrain;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;

/** Reads and changes the preferences of users. */
public final class PreferenceService {

  /** A change of preferences; absent values stay as they are. */
  public record Change(
      @Nullable String language,
      @Nullable Boolean notifications,
      @Nullable String theme,
      @Nullable Boolean understand) {

    /** Whether they count in the figures is theirs alone to change. */
    private Preferences applyTo(Preferences before) {
      return new Preferences(
          language == null ? before.language() : language,
          notifications == null ? before.notifications() : notifications,
          theme == null ? before.theme() : theme,
          understand == null ? before.understand() : understand,
          before.figures());
    }
  }

  private final Store store;
  private final CurrentBrain brain;
  private final InstantSource clock;

  public PreferenceService(Store store, CurrentBrain brain, InstantSource clock) {
    this.store = store;
    this.brain = brain;
    this.clock = clock;
  }

  /** The saved preferences, or those that the bot uses for a user who has none. */
  public Preferences of(Tables tables, UserRow user) {
    return tables
        .sessions()
        .preferences(user.userId())
        .map(PreferenceRow::preferences)
        .orElseGet(() -> brain.brain().stranger(user.userId(), user.languageCode()).preferences());
  }

  /**
   * Changes preferences; the bot uses them from the next update on.
   *
   * @throws UserErrorException when the user is unknown, or the bot lacks the language or theme
   */
  public PreferenceRow change(UserId user, Change change) {
    var bot = brain.setup().bot();
    demandOffered("language", change.language(), bot.languages());
    demandOffered("theme", change.theme(), bot.themes().stream().map(Bot.Theme::id).toList());
    var now = clock.instant();
    return store.writeNow(tables -> {
      tables.lock(user);
      var known = tables.users().find(user).orElseThrow(UserErrorException::personNotFound);
      var after = change.applyTo(of(tables, known));
      var row = new PreferenceRow(user, after, now);
      tables.sessions().savePreferences(List.of(row));
      return row;
    });
  }

  private static void demandOffered(String field, @Nullable String value, List<String> offered) {
    if (value != null && !offered.contains(value)) {
      throw UserErrorException.invalid(
          field, sentence("error.not_offered", String.join(", ", offered)));
    }
  }
}
