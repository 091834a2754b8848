package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Map.Entry;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.SmallNumbers;
import switchboard.domain.TextOutcome;
import switchboard.web.Permission;

/**
 * What became of free text.
 *
 * @param weeks how many are shown
 * @param language the only one that is counted; empty: all
 * @param languages those with figures
 * @param byWeek the newest first, by title
 * @param byLanguage by title
 * @param understands whether the bot answers free text
 */
public record WordsPage(
    PageLayout frame,
    int weeks,
    String language,
    List<String> languages,
    List<Entry<String, WordFigureRow>> byWeek,
    List<Entry<String, WordFigureRow>> byLanguage,
    WordFigureRow sum,
    SmallNumbers numbers,
    boolean understands)
    implements Page {

  public static final List<Integer> WEEKS = List.of(4, 13, 26, 52);

  public boolean mayRead() {
    return frame.may(Permission.READ);
  }

  /** Texts of the numbers of an outcome, row by row. */
  public List<String> texts(List<Entry<String, WordFigureRow>> rows, TextOutcome outcome) {
    return numbers.texts(rows.stream().map(row -> row.getValue().of(outcome)).toList());
  }

  public static String title(TextOutcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Messages.translate("words.outcome.answered");
      case ANSWERED_REFUSED -> Messages.translate("words.outcome.answered_refused");
      case OFFERED -> Messages.translate("words.outcome.offered");
      case OFFERED_TAKEN -> Messages.translate("words.outcome.offered_taken");
      case OFFERED_REFUSED -> Messages.translate("words.outcome.offered_refused");
      case NOT_UNDERSTOOD -> Messages.translate("words.outcome.not_understood");
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtewordsGenerated.render(output, forms, this);
  }
}
