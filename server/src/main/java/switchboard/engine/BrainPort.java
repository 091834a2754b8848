package switchboard.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.brain.Brain;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/** The brain's interface to a batch. Tests replace it to inject failures. */
public interface BrainPort {

  Decision decide(Session session, Incoming incoming);

  Call complete(Effect.Lookup lookup, QueryResult found);

  Session stranger(UserId user, @Nullable String languageCode);

  /** Delegates to the brain currently in use. */
  static BrainPort by(Supplier<Brain> brain) {
    return new BrainPort() {
      @Override
      public Decision decide(Session session, Incoming incoming) {
        return brain.get().decide(session, incoming);
      }

      @Override
      public Call complete(Effect.Lookup lookup, QueryResult found) {
        return brain.get().complete(lookup, found);
      }

      @Override
      public Session stranger(UserId user, @Nullable String languageCode) {
        return brain.get().stranger(user, languageCode);
      }
    };
  }
}
