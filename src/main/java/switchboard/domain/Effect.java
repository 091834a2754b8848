package switchboard.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the brain wants done, in order, together with the new session or not at all. */
public sealed interface Effect {

  /**
   * Notes who the person is now and that they were here.
   *
   * @param privateChat their dialogue with the bot; absent when met elsewhere
   */
  record KnowPerson(Person person, @Nullable ChatId privateChat, Instant at) implements Effect {}

  record SaveMessage(
      UserId user,
      ChatId chat,
      long messageId,
      @Nullable String text,
      String type,
      @Nullable String fileId,
      Instant at)
      implements Effect {}

  /** Replaces the text of a saved message and notes that it was edited; none such: nothing. */
  record AmendMessage(UserId user, ChatId chat, long messageId, String text, Instant at)
      implements Effect {}

  /**
   * @param type {@code command}, {@code tap}, {@code preference} or the update's kind
   */
  record LogInteraction(UserId user, String type, @Nullable String data, Instant at)
      implements Effect {}

  record SavePreferences(UserId user, Preferences preferences, Instant at) implements Effect {}

  record SetReachable(UserId user, boolean reachable) implements Effect {}

  /** Sends after the commit. */
  record Deliver(Call call) implements Effect {}

  /** A reply that needs something from the store first; {@code Brain.complete} makes it. */
  record Lookup(UserId user, Question question, Preferences preferences, Target target)
      implements Effect {}

  /** What a {@link Lookup} asks. */
  sealed interface Question {

    record History(HistoryCursor cursor) implements Question {}

    record Export() implements Question {}

    /** When those who run the bot had what is hidden of the person shown. */
    record Disclosures() implements Question {}

    /** Erases the person, then tells what went. */
    record Erasure() implements Question {}
  }

  /** Where a reply goes. */
  sealed interface Target {

    /** Where new messages go. */
    ChatId chat();

    /** Where in that chat; absent: in the chat itself. */
    @Nullable Topic topic();

    Call show(Content content);

    record New(ChatId chat, @Nullable Topic topic) implements Target {
      @Override
      public Call show(Content content) {
        return new Call.SendMessage(chat, topic, content);
      }
    }

    record Edit(ChatId chat, @Nullable Topic topic, long messageId) implements Target {
      @Override
      public Call show(Content content) {
        return new Call.EditMessage(chat, topic, messageId, content);
      }
    }

    /**
     * A message in a chat that Telegram does not name.
     *
     * @param chat the private chat of the person who pressed the button
     * @param exists whether there is such a chat
     */
    record EditInline(ChatId chat, @Nullable Topic topic, String messageId, boolean exists)
        implements Target {
      @Override
      public Call show(Content content) {
        return new Call.EditInlineMessage(chat, topic, messageId, content, exists);
      }
    }
  }
}
