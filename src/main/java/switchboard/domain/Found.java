package switchboard.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the store answers to a {@link Effect.Question}. */
public sealed interface Found {

  /**
   * A page of somebody's messages.
   *
   * @param messages newest first; empty when there are none
   */
  record History(List<SavedMessage> messages, boolean hasOlder, boolean hasNewer)
      implements Found {}

  /**
   * @param json one document with everything held on the person
   */
  record Export(String json) implements Found {}

  /**
   * @param receipt the number under which the erasure is on record
   */
  record Erasure(String receipt, long messages, long interactions, Instant at) implements Found {}

  record SavedMessage(
      long id, @Nullable String text, String type, boolean edited, Instant sentAt) {}
}
