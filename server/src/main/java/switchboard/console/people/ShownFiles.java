package switchboard.console.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FilePart;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * The files of a list of messages.
 *
 * @param byMessage by the row id of their message
 * @param albums the album of a message that is part of one
 */
record ShownFiles(Map<Long, List<ShownFile>> byMessage, Map<Long, String> albums) {

  private static final ShownFiles NONE = new ShownFiles(Map.of(), Map.of());

  /**
   * @param received how many bytes of a file have come
   */
  static ShownFiles of(Tables tables, List<MessageRow> messages, LongUnaryOperator received) {
    var ids = messages.stream().filter(MessageRow::hasMedia).map(MessageRow::id).toList();
    if (ids.isEmpty()) {
      return NONE;
    }
    var rows = tables.media().ofMessages(InListPadding.list(ids));
    var albums = new HashMap<Long, String>();
    for (var row : rows) {
      if (row.album() != null) {
        albums.put(message(row), row.album());
      }
    }
    return new ShownFiles(
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ShownFiles::message,
                    Collectors.collectingAndThen(
                        Collectors.toList(), ofOne -> files(ofOne, received)))),
        albums);
  }

  private static long message(MediaRow row) {
    return Objects.requireNonNull(row.message());
  }

  /**
   * The originals, each with its thumbnail.
   *
   * @param rows of one message
   */
  static List<ShownFile> files(List<MediaRow> rows, LongUnaryOperator received) {
    var files = new ArrayList<ShownFile>();
    for (var row : rows) {
      if (row.part() == FilePart.ORIGINAL) {
        files.add(ShownFile.of(row, thumbnail(rows), received.applyAsLong(row.id())));
      }
    }
    return List.copyOf(files);
  }

  private static @Nullable MediaRow thumbnail(List<MediaRow> rows) {
    return rows.stream().filter(row -> row.part() == FilePart.THUMBNAIL).findFirst().orElse(null);
  }

  List<ShownFile> of(MessageRow message) {
    return byMessage.getOrDefault(message.id(), List.of());
  }

  /** Parts of one album have the same key, other messages one of their own. */
  String group(MessageRow message) {
    var album = albums.get(message.id());
    return album == null ? "message " + message.id() : message.userId().value() + " " + album;
  }
}
