package switchboard.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.brain.Brain;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Found;
import switchboard.domain.Incoming;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/** The brain's interface to a batch. Tests replace it to inject failures. */
public interface Deciding {

  Decision decide(Session session, Incoming incoming);

  Call complete(Effect.Lookup lookup, Found found);

  Session stranger(UserId user, @Nullable String languageCode);

  /** Delegates to the brain currently in use. */
  static Deciding by(Supplier<Brain> brain) {
    return new Deciding() {
      @Override
      public Decision decide(Session session, Incoming incoming) {
        return brain.get().decide(session, incoming);
      }

      @Override
      public Call complete(Effect.Lookup lookup, Found found) {
        return brain.get().complete(lookup, found);
      }

      @Override
      public Session stranger(UserId user, @Nullable String languageCode) {
        return brain.get().stranger(user, languageCode);
      }
    };
  }
}
