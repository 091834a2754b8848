package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.botfile.AskLine;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.Bot;
import switchboard.domain.TextOutcome;
import switchboard.domain.UserId;
import switchboard.markup.MessageText;

/**
 * Texts that the bot did not understand, or whose answer was refused.
 *
 * @param from the row before which this page starts; empty for the first
 * @param next the same of the next page; empty at the end
 * @param chosen the row of the text whose screen is chosen; absent for none
 * @param screen the chosen screen; empty for none
 * @param masked whether texts are hidden
 */
public record QuestionsPage(
    PageLayout frame,
    List<Line> lines,
    String from,
    String next,
    @Nullable Long chosen,
    String screen,
    boolean masked,
    Bot bot,
    Instant now)
    implements Page {

  /**
   * @param message its row
   */
  public record Line(
      long message,
      UserId userId,
      String name,
      String language,
      TextOutcome outcome,
      String text,
      Instant at) {

    private static final int MAX_LENGTH = 500;

    /** The text, shortened for a list. */
    public String shown() {
      return MessageText.shorten(text, MAX_LENGTH);
    }
  }

  public boolean isChosen(Line line) {
    return !masked && chosen != null && chosen == line.message();
  }

  /** The link that lets the reader choose a screen for a text. */
  public String choice(Line line) {
    return Paths.QUESTIONS
        + Paths.query(Map.of("from", from, "message", Long.toString(line.message())))
        + "#text-"
        + line.message();
  }

  public boolean hasScreen() {
    return bot.screens().containsKey(screen);
  }

  /** The line for the bot file; empty when the text has no word. */
  public Optional<String> ask(Line line) {
    return AskLine.of(bot, screen, line.language(), line.text());
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtequestionsGenerated.render(output, forms, this);
  }
}
