package switchboard.brain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Goal;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/** What a batch asks: the {@link Brain}, or in tests one that fails. */
public interface Decider {

  /**
   * What follows from an update.
   *
   * @param session of the user who caused it; any session when there is no user
   */
  Decision decide(Session session, Incoming incoming);

  /** The goals of the bot. */
  List<Goal> goals();

  /** Builds the reply from the store's answer. */
  Call complete(Effect.Lookup lookup, QueryResult found);

  /** Builds the reply to an erasure. */
  Call receipt(Effect.Erase erase, Erased erased);

  /**
   * The session of a user about whom nothing is stored.
   *
   * @param languageCode Telegram's {@code language_code}; used when the bot has that language
   */
  Session stranger(UserId user, @Nullable String languageCode);
}
