package switchboard.domain;

import java.time.Instant;

/** Where a person is in the bot. Stored as JSON: the names of cases and fields are data. */
public sealed interface Conversation {

  /** Looks at a screen of the bot file. */
  record Browsing(String screen) implements Conversation {}

  /** Reads a page of their own messages. */
  record ReadingHistory(HistoryCursor cursor) implements Conversation {}

  /** Looks at the settings, or at the choice of a language. */
  record InSettings(boolean choosingLanguage) implements Conversation {}

  /**
   * Was asked whether everything shall be erased.
   *
   * @param nonce the number that the confirming button carries
   */
  record ConfirmingDeletion(long nonce, Instant askedAt) implements Conversation {}

  /** Reads the privacy policy. */
  record ReadingPrivacy() implements Conversation {}
}
