package switchboard.operations;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.MaskedRows;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;

/**
 * All people, and all their messages, as tables.
 *
 * @param masked whether names and texts are hidden
 */
public record ListExport(Store store, boolean masked) {

  private static final int PIECE = 500;

  /** A row of the list of people. */
  public record Person(
      UserId userId,
      @Nullable String username,
      String firstName,
      @Nullable String lastName,
      @Nullable String languageCode,
      boolean reachable,
      Instant createdAt,
      Instant lastActivity) {}

  /** A row of the list of messages. */
  public record Message(
      long id,
      UserId userId,
      ChatId chatId,
      long messageId,
      String messageType,
      @Nullable String messageText,
      boolean hasMedia,
      @Nullable String mediaType,
      @Nullable Instant editedAt,
      Instant timestamp) {}

  /** By user id. */
  public ExportedTable<Person> people() {
    return people(
        pieces(
            after -> store.readNow(tables -> tables.users().after(after, PIECE)),
            user -> user.userId().value()));
  }

  /**
   * @param pieces the rows of some people
   */
  public ExportedTable<Person> people(Stream<List<UserRow>> pieces) {
    return new ExportedTable<>(
        Person.class, pieces.map(piece -> piece.stream().map(this::person).toList()));
  }

  /** Oldest first. */
  public ExportedTable<Message> messages() {
    var pieces =
        pieces(
            after -> store.readNow(tables -> tables.messages().after(after, PIECE)),
            MessageRow::id);
    return new ExportedTable<>(
        Message.class, pieces.map(piece -> piece.stream().map(this::message).toList()));
  }

  /**
   * @param after reads the rows after an id, in its order
   */
  private static <T> Stream<List<T>> pieces(LongFunction<List<T>> after, ToLongFunction<T> id) {
    return Stream.iterate(
        after.apply(0),
        piece -> !piece.isEmpty(),
        piece -> after.apply(id.applyAsLong(piece.getLast())));
  }

  private Person person(UserRow row) {
    var user = masked ? MaskedRows.user(row) : row;
    return new Person(
        user.userId(),
        user.username(),
        user.firstName(),
        user.lastName(),
        user.languageCode(),
        user.reachable(),
        user.createdAt(),
        user.lastActivity());
  }

  private Message message(MessageRow row) {
    var message = masked ? MaskedRows.message(row) : row;
    return new Message(
        message.id(),
        message.userId(),
        message.chatId(),
        message.messageId(),
        message.messageType(),
        message.messageText(),
        message.hasMedia(),
        message.mediaType(),
        message.editedAt(),
        message.timestamp());
  }
}
