package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import switchboard.base.Sentence;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/**
 * The users whose apps speak a language.
 *
 * @param app an IETF tag as in Telegram's {@code language_code}; empty: unknown
 * @param read the language of the bot that is nearest
 * @param fallback whether that is another language
 */
public record LanguageUse(String app, long people, String read, boolean fallback) {

  public static Sentence summary(List<LanguageUse> languages) {
    long people = languages.stream().mapToLong(LanguageUse::people).sum();
    var missing =
        languages.stream()
            .filter(it -> it.fallback && !it.app.isEmpty())
            .sorted(Comparator.comparingLong(LanguageUse::people).reversed())
            .toList();
    if (people == 0) {
      return sentence("insight.languages.summary.nobody");
    }
    if (missing.isEmpty()) {
      return sentence("insight.languages.summary.all");
    }
    var most = missing.getFirst();
    return sentence(
        "insight.languages.summary",
        Locale.forLanguageTag(most.app),
        PeopleCount.sentenceOf(most.people),
        Locale.forLanguageTag(most.read));
  }

  public static FigureTable table(List<LanguageUse> languages) {
    long all = languages.stream().mapToLong(LanguageUse::people).sum();
    return new FigureTable(
        "languages",
        List.of(
            Column.of("language"),
            Column.ofPeople("people"),
            Column.of("share"),
            Column.of("reads"),
            Column.of("status")),
        languages.stream().map(it -> it.row(all)).toList());
  }

  private List<Cell> row(long all) {
    return List.of(
        new Cell.Name(app),
        new Cell.Count(people),
        new Cell.Share((double) people / all),
        new Cell.Name(read),
        new Cell.Label(
            fallback
                ? sentence("insight.languages.missing")
                : sentence("insight.languages.offered")));
  }
}
