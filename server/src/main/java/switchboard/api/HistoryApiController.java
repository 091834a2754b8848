package switchboard.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.operations.PeopleService;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MaskedRows;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Caller;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Messages and interactions of one user, newest first. */
@RestController
record HistoryApiController(Store store, Masking masking, PeopleService people) {

  /** A row of the messages table, named by its columns. */
  record Message(
      @JsonProperty("id") long id,
      @JsonProperty("user_id") long userId,
      @JsonProperty("chat_id") long chatId,
      @JsonProperty("message_id") long messageId,
      @JsonProperty("message_text") @Nullable String messageText,
      @JsonProperty("message_type") String messageType,
      @JsonProperty("has_media") boolean hasMedia,
      @JsonProperty("media_type") @Nullable String mediaType,
      @JsonProperty("timestamp") Instant timestamp) {

    static Message of(MessageRow row) {
      return new Message(
          row.id(),
          row.userId().value(),
          row.chatId().value(),
          row.messageId(),
          row.messageText(),
          row.messageType(),
          row.hasMedia(),
          row.mediaType(),
          row.timestamp());
    }
  }

  /** A row of the interactions table, named by its columns. */
  record Interaction(
      @JsonProperty("id") long id,
      @JsonProperty("user_id") long userId,
      @JsonProperty("action_type") String actionType,
      @JsonProperty("action_data") @Nullable String actionData,
      @JsonProperty("timestamp") Instant timestamp) {

    static Interaction of(InteractionRow row) {
      return new Interaction(
          row.id(), row.userId().value(), row.actionType(), row.actionData(), row.timestamp());
    }
  }

  record Messages(List<Message> messages, @Nullable String next) {}

  record Interactions(List<Interaction> interactions, @Nullable String next) {}

  @Needs(Permission.READ)
  @Operation(summary = "List a user's messages, newest first.")
  @GetMapping("/user_messages/{user_id}")
  Messages messages(
      @PathVariable("user_id") UserId userId,
      @RequestParam(defaultValue = Paging.PRESET) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var user = Paging.user(userId);
    int most = Paging.limit(limit);
    long before = Cursor.of(cursor, new Cursor("messages", Long.MAX_VALUE)).last();
    var rows =
        of(
            user,
            tables -> tables.messages().olderThan(user, before, most + 1),
            MaskedRows::message);
    var page = Paging.page(rows, most, Message::of, row -> new Cursor("messages", row.id()));
    return new Messages(page.rows(), page.next());
  }

  @Needs(Permission.READ)
  @Operation(summary = "List a user's taps and commands, newest first.")
  @GetMapping("/user_interactions/{user_id}")
  Interactions interactions(
      @PathVariable("user_id") UserId userId,
      @RequestParam(defaultValue = Paging.PRESET) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var user = Paging.user(userId);
    int most = Paging.limit(limit);
    long before = Cursor.of(cursor, new Cursor("interactions", Long.MAX_VALUE)).last();
    var rows =
        of(
            user,
            tables -> tables.interactions().olderThan(user, before, most + 1),
            MaskedRows::interaction);
    var page =
        Paging.page(rows, most, Interaction::of, row -> new Cursor("interactions", row.id()));
    return new Interactions(page.rows(), page.next());
  }

  private <T> List<T> of(UserId user, Function<Tables, List<T>> rows, UnaryOperator<T> masked) {
    var caller = Caller.current().orElseThrow();
    return store.readNow(tables -> {
      if (tables.users().find(user).isEmpty()) {
        throw UserErrorException.personNotFound();
      }
      boolean hidden = masking.isFor(caller) && !people.isDisclosed(tables, user, caller.account());
      return hidden ? rows.apply(tables).stream().map(masked).toList() : rows.apply(tables);
    });
  }
}
