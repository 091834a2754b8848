package switchboard.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decision requests, in order. Committed together with the new session, or not at all. */
public sealed interface Effect {

  /**
   * Records the user's current profile and visit.
   *
   * @param privateChat their private chat with the bot; absent when seen elsewhere
   */
  record KnowPerson(Person person, @Nullable ChatId privateChat, Instant at) implements Effect {

    /** This one and a later one of the same person in one. */
    public KnowPerson then(KnowPerson later) {
      return later.privateChat == null
          ? new KnowPerson(later.person, privateChat, later.at)
          : later;
    }
  }

  /**
   * @param files the versions of the file that the message is, if it is one
   */
  record SaveMessage(
      UserId user,
      ChatId chat,
      long messageId,
      @Nullable String text,
      String type,
      @Nullable String fileId,
      List<NewFile> files,
      Instant at)
      implements Effect {}

  /**
   * A version of a file that is recorded with its message.
   *
   * @param album the id that the message shares with others sent together
   */
  record NewFile(
      SentFileKind kind,
      FilePart part,
      SentFile.Version version,
      FileState state,
      @Nullable String album) {}

  /**
   * Replaces the text of a saved message and marks it as edited; does nothing if none is saved.
   *
   * @param text absent: a file without a caption
   * @param type what the message is now, if it is a file
   * @param files the versions of the file that the message is now; added if it is another one
   */
  record AmendMessage(
      UserId user,
      ChatId chat,
      long messageId,
      @Nullable String text,
      String type,
      List<NewFile> files,
      Instant at)
      implements Effect {

    /** An edited message without a file. */
    public AmendMessage(
        UserId user, ChatId chat, long messageId, @Nullable String text, Instant at) {
      this(user, chat, messageId, text, "text", List.of(), at);
    }
  }

  record LogInteraction(UserId user, InteractionType type, @Nullable String data, Instant at)
      implements Effect {}

  record SavePreferences(UserId user, Preferences preferences, Instant at) implements Effect {}

  record SetReachable(UserId user, boolean reachable) implements Effect {}

  /**
   * The user waits for an answer of an operator, from this saved message on; does nothing if they
   * already do.
   */
  record AwaitAnswer(UserId user, ChatId chat, long messageId, Instant at) implements Effect {}

  /** The user no longer waits for an answer. */
  record StopWaiting(UserId user, Instant at) implements Effect {}

  /** Counts what became of a text. */
  record CountText(String language, TextOutcome outcome) implements Effect {}

  /**
   * Counts a {@code /start} by what led to it.
   *
   * @param source the payload of an operator's link, or the id of a screen
   */
  record CountStart(String source) implements Effect {}

  /**
   * Keeps the saved message as a question that the bot could not answer.
   *
   * @param language the user's
   */
  record KeepQuestion(
      UserId user, ChatId chat, long messageId, String language, TextOutcome outcome, Instant at)
      implements Effect {}

  /** A call that is sent after the commit. */
  sealed interface Outgoing extends Effect {}

  record Deliver(Call call) implements Outgoing {}

  /**
   * A reply that first needs data from the store; {@code Brain.complete} builds it.
   *
   * @param asked the text that it answers; absent for buttons and commands
   */
  record Lookup(
      UserId user, Question question, Preferences preferences, Target target, @Nullable Asked asked)
      implements Outgoing {

    public Lookup(UserId user, Question question, Preferences preferences, Target target) {
      this(user, question, preferences, target, null);
    }
  }

  /**
   * A text that is answered with a screen or page.
   *
   * @param messageId of the text
   * @param because its words that decided
   */
  record Asked(long messageId, List<String> because) {}

  /** Erases the user and replies with a receipt; {@code Brain.receipt} builds it. */
  record Erase(UserId user, Preferences preferences, Target target) implements Effect {}

  /** What a {@link Lookup} asks for. */
  sealed interface Question {

    record History(HistoryCursor cursor) implements Question {}

    record Export() implements Question {}

    /** When administrators unmasked the user's data. */
    record Disclosures() implements Question {}

    /** Connects the private chat with an account, if the one-time code is right. */
    record StaffLink(String code) implements Question {}
  }

  /** Where a reply goes. */
  sealed interface Target {

    /** The chat for new messages. */
    ChatId chat();

    /** The topic in that chat; absent: the chat itself. */
    @Nullable Topic topic();

    default Call show(Content content) {
      return show(content, List.of());
    }

    /**
     * @param above what is shown in messages above it
     */
    default Call show(Content content, List<Extra> above) {
      return switch (this) {
        case New(var chat, var topic) ->
            below(above, chat, topic, new Call.SendMessage(chat, topic, content));
        case Edit(var chat, var topic, var id, var isText) ->
            above.isEmpty() && (isText || content.file() != null)
                ? new Call.EditMessage(chat, topic, id, content)
                : below(above, chat, topic, new Call.ReplaceMessage(chat, topic, id, content));
        case EditInline(var chat, var topic, var id, var exists) ->
            new Call.EditInlineMessage(chat, topic, id, content.withoutFile(), exists);
      };
    }

    private static Call below(List<Extra> above, ChatId chat, @Nullable Topic topic, Call message) {
      var call = message;
      for (var extra : above.reversed()) {
        call = new Call.SendExtra(chat, topic, extra, call);
      }
      return call;
    }

    record New(ChatId chat, @Nullable Topic topic) implements Target {}

    /**
     * A message of ours.
     *
     * @param isText whether it shows no file: only such a message can be edited to a mere text
     */
    record Edit(ChatId chat, @Nullable Topic topic, long messageId, boolean isText)
        implements Target {}

    /**
     * A message in a chat that Telegram does not name. It shows no files: they could not be
     * uploaded for it.
     *
     * @param chat the private chat of the user who pressed the button
     * @param exists whether that chat exists
     */
    record EditInline(ChatId chat, @Nullable Topic topic, String messageId, boolean exists)
        implements Target {}
  }
}
