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
   * An export that is not made, because the last one was just now.
   *
   * @param again when the next one can be had
   */
  record ExportedJustNow(Instant again, Instant now) implements Found {}

  /**
   * When hidden names and texts of the person were shown, and why.
   *
   * @param newest some, the newest first
   * @param count of all
   */
  record Disclosures(List<Disclosed> newest, int count) implements Found {}

  record Disclosed(Instant at, String reason) {}

  /**
   * @param receipt the number under which the erasure is on record
   */
  record Erasure(String receipt, long messages, long interactions, Instant at) implements Found {}

  record SavedMessage(
      long id, @Nullable String text, String type, boolean edited, Instant sentAt) {}
}
