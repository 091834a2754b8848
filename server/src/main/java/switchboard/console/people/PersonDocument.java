package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.console.Page;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.markup.TelegramHtml;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.PersonalData;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Everything stored about a user, to be read: one HTML file that loads nothing. Like the JSON
 * document, whose parts it shows, it is in English.
 *
 * @param document the JSON document
 * @param talk what the user wrote and what the bot sent, oldest first
 * @param files all that are stored, also those that operators sent
 */
public record PersonDocument(String name, JsonNode document, List<Said> talk, List<File> files)
    implements Page {

  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?Z");

  /**
   * A message.
   *
   * @param by who sent it
   */
  public record Said(Instant at, boolean ours, String by, String text, List<File> files) {}

  /**
   * A stored file.
   *
   * @param link to the file; empty when it is not beside the document
   */
  public record File(String name, String link) {}

  /**
   * @param document the JSON document of these data
   * @param link the link to a stored file; empty for none
   */
  public static String of(PersonalData data, JsonNode document, Function<MediaRow, String> link) {
    var name = data.user().map(PeoplePage::name).orElse("Unknown");
    var theirs = data.messages().stream().map(row -> said(row, name, data, link));
    var ours = data.replies().stream().flatMap(row -> said(row).stream());
    var talk = Stream.concat(theirs, ours).sorted(Comparator.comparing(Said::at)).toList();
    var files = data.files().map(row -> file(row, link)).toList();
    return Page.html(new PersonDocument(name, document, talk, files));
  }

  private static Said said(
      MessageRow row, String name, PersonalData data, Function<MediaRow, String> link) {
    var files =
        data.files()
            .filter(file -> Objects.equals(file.message(), row.id()))
            .map(file -> file(file, link))
            .toList();
    var text = Objects.requireNonNullElse(row.messageText(), "");
    var shown = text.isEmpty() && files.isEmpty() ? "(" + row.messageType() + ")" : text;
    return new Said(row.timestamp(), false, name, shown, files);
  }

  private static File file(MediaRow row, Function<MediaRow, String> link) {
    var kind = (row.kind().word() + ", " + row.part().word()).replace('_', ' ');
    return new File(Objects.requireNonNullElse(row.name(), kind), link.apply(row));
  }

  /** A message of the bot; screens that were edited in place are in the table only. */
  private static Optional<Said> said(OutboxRow row) {
    var by = Objects.requireNonNullElse(row.saidBy(), "Bot");
    return content(row)
        .map(content ->
            new Said(row.createdAt(), true, by, TelegramHtml.visible(content.html()), List.of()));
  }

  private static Optional<Content> content(OutboxRow row) {
    try {
      return StoredJson.call(row.call()) instanceof Call.SendMessage send
          ? Optional.of(send.content())
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty(); // damaged or written by a newer version; in the table
    }
  }

  /** The name of a table or column in words. */
  public static String words(String name) {
    var words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  public static String value(JsonNode value) {
    return value.isNull() ? "–" : value.isValueNode() ? time(value.asString()) : value.toString();
  }

  private static String time(String text) {
    var time = TIME.matcher(text);
    return time.matches() ? time.group(1) + " " + time.group(2) + " UTC" : text;
  }

  public String time(Instant at) {
    return time(at.toString());
  }

  /** The rows of a table that has some; absent otherwise. */
  public @Nullable JsonNode rows(String table) {
    var rows = document.path("data").path(table);
    return rows.isEmpty() ? null : rows;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepersondocumentGenerated.render(output, forms, this);
  }
}
