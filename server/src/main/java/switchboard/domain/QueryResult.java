package switchboard.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store's answer to an {@link Effect.Question}. */
public sealed interface QueryResult {

  /**
   * A page of a user's messages.
   *
   * @param messages newest first; may be empty
   */
  record History(List<SavedMessage> messages, boolean hasOlder, boolean hasNewer)
      implements QueryResult {}

  /**
   * @param json one document with everything stored about the user
   * @param files ids of the files that the user sent, in portions that fit into one ZIP file each
   */
  record Export(String json, List<List<Long>> files) implements QueryResult {}

  /**
   * An export that is not made, because the last one was just now.
   *
   * @param again when the next one is possible
   */
  record ExportedJustNow(Instant again, Instant now) implements QueryResult {}

  /**
   * When the user's hidden names and texts were shown, and why.
   *
   * @param newest some, newest first
   * @param count of all
   */
  record Disclosures(List<Disclosed> newest, int count) implements QueryResult {}

  /**
   * @param account the name of the account that the chat is connected with; absent when the code is
   *     wrong, used or expired
   */
  record StaffLink(@Nullable String account) implements QueryResult {}

  record Disclosed(Instant at, String reason) {}

  record SavedMessage(
      long id, @Nullable String text, String type, boolean edited, Instant sentAt) {}
}
