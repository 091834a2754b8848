package switchboard.console.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
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
   * The file of a message with its thumbnail, and those that were there before, newest first.
   *
   * @param rows of one message
   */
  static List<ShownFile> files(List<MediaRow> rows, LongUnaryOperator received) {
    var thumbnails = thumbnails(rows);
    var files = new ArrayList<ShownFile>();
    for (var row : rows.reversed()) {
      if (row.part() == FilePart.ORIGINAL) {
        var file = ShownFile.of(row, thumbnails.get(row.id()), received.applyAsLong(row.id()));
        files.add(files.isEmpty() ? file : file.exchanged());
      }
    }
    return List.copyOf(files);
  }

  /**
   * The thumbnails by the row ids of their files. A thumbnail is recorded after its file.
   *
   * @param rows of messages, in the order of their ids
   */
  static Map<Long, MediaRow> thumbnails(List<MediaRow> rows) {
    var originals = new HashMap<Long, Long>();
    var thumbnails = new HashMap<Long, MediaRow>();
    for (var row : rows) {
      if (row.part() == FilePart.ORIGINAL) {
        originals.put(message(row), row.id());
      } else {
        thumbnails.put(originals.getOrDefault(message(row), row.id()), row);
      }
    }
    return thumbnails;
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
