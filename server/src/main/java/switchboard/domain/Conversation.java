package switchboard.domain;

import java.time.Instant;

/**
 * Where a user is in the bot. Stored as JSON: the names of cases and fields are part of the data.
 */
public sealed interface Conversation {

  /** On a screen of the bot file. */
  record Browsing(String screen) implements Conversation {}

  /** On a page of their own messages. */
  record ReadingHistory(HistoryCursor cursor) implements Conversation {}

  /** In the settings, or in the choice of a language. */
  record InSettings(boolean choosingLanguage) implements Conversation {}

  /**
   * Was asked to confirm erasure.
   *
   * @param nonce the number in the confirming button
   */
  record ConfirmingDeletion(long nonce, Instant askedAt) implements Conversation {}

  /** On the privacy page. */
  record ReadingPrivacy() implements Conversation {}
}
