package switchboard.botfile;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bot file says about free text, as written.
 *
 * @param mode the value of {@code free_text}
 * @param inviting ids of the screens with {@code invites_text: true}
 */
record DraftFreeText(
    @Nullable Scalar mode, List<Ask> asks, List<Subject> subjects, Set<String> inviting) {

  /**
   * Phrases for a screen or an action.
   *
   * @param owner what they lead to; absent for a button that has none
   */
  record Ask(Position spot, @Nullable Owner owner, DraftWordings wordings) {}

  /** What phrases lead to. */
  sealed interface Owner {

    /** As it is called in messages. */
    String title();

    record OfScreen(String id) implements Owner {

      @Override
      public String title() {
        return "screen `%s`".formatted(id);
      }
    }

    record OfAction(String action) implements Owner {

      @Override
      public String title() {
        return "action `%s`".formatted(action);
      }
    }
  }

  record Subject(Scalar name, DraftWordings wordings) {}
}
