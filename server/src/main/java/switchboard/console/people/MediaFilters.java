package switchboard.console.people;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Paths;
import switchboard.domain.FileState;
import switchboard.domain.SentFileKind;
import switchboard.domain.UserId;
import switchboard.domain.Word;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Tables;

/**
 * Filters of the list of files. Unknown words filter nothing.
 *
 * @param person null: of all users
 */
public record MediaFilters(String kind, String state, @Nullable UserId person) {

  private static final String NUMBER = "[0-9]{1,16}";

  /** Filters as typed. */
  static MediaFilters of(String kind, String state, String person) {
    var number = person.strip();
    return new MediaFilters(
        Word.find(SentFileKind.class, kind).map(Word::word).orElse(""),
        Word.find(FileState.class, state).map(Word::word).orElse(""),
        number.matches(NUMBER) ? new UserId(Long.parseLong(number)) : null);
  }

  List<MediaRow> rows(Tables tables, long before, int limit) {
    return person == null
        ? tables.media().newest(kind, state, before, limit)
        : tables.media().newestOf(person, kind, state, before, limit);
  }

  public boolean isAll() {
    return kind.isEmpty() && state.isEmpty() && person == null;
  }

  /** The user id as a text; empty for all. */
  public String typed() {
    return person == null ? "" : Long.toString(person.value());
  }

  /** The path of the list from a row on. */
  public String from(String cursor) {
    var query = new LinkedHashMap<String, String>();
    query.put("kind", kind);
    query.put("state", state);
    query.put("person", typed());
    query.put("from", cursor);
    var words = Paths.query(query);
    return words.equals("?") ? Paths.MEDIA : Paths.MEDIA + words;
  }
}
