package switchboard.console.people;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.SmallNumbers;
import switchboard.insight.Suppression;
import switchboard.insight.Week;
import switchboard.operations.BotFileService;
import switchboard.store.MaskedRows;
import switchboard.store.OpenQuestionDao.AskedText;
import switchboard.store.RollupDao.WordFigures;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Caller;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** What became of free text: figures, and the texts without an answer. */
@Controller
record WordsController(
    Store store,
    BotFileService botFile,
    Masking masking,
    Suppression suppression,
    InstantSource clock) {

  private static final int PRESET_WEEKS = 13;
  private static final int ROWS = 30;

  @Needs(Permission.STATS)
  @GetMapping(Paths.WORDS)
  View words(
      @RequestParam(defaultValue = "13") int weeks,
      @RequestParam(defaultValue = "") String language) {
    int shown = WordsPage.WEEKS.contains(weeks) ? weeks : PRESET_WEEKS;
    long first = Week.of(clock.instant()).number() - shown + 1;
    var all = store.readNow(tables -> tables.rollups().words(first));
    var languages = all.stream().map(WordFigures::language).distinct().sorted().toList();
    var chosen = languages.contains(language) ? language : "";
    var figures =
        all.stream().filter(it -> chosen.isEmpty() || it.language().equals(chosen)).toList();
    return new WordsPage(
        PageLayout.of(Messages.translate("words.title"), Paths.WORDS),
        shown,
        chosen,
        languages,
        byWeek(figures),
        byLanguage(figures),
        WordFigureRow.sum(figures),
        SmallNumbers.of(Caller.current().orElseThrow(), suppression),
        botFile.bot().understands());
  }

  private static List<Entry<String, WordFigureRow>> byWeek(List<WordFigures> figures) {
    return WordFigureRow.by(WordFigures::monday, figures).entrySet().stream()
        .sorted(Entry.<LocalDate, WordFigureRow>comparingByKey().reversed())
        .map(week -> Map.entry(Formats.date(week.getKey()), week.getValue()))
        .toList();
  }

  private static List<Entry<String, WordFigureRow>> byLanguage(List<WordFigures> figures) {
    return WordFigureRow.by(WordFigures::language, figures).entrySet().stream()
        .map(language -> Map.entry(Formats.language(language.getKey()), language.getValue()))
        .sorted(Comparator.comparing(Entry::getKey))
        .toList();
  }

  /**
   * @param message the row of the text whose screen is chosen
   */
  @Needs(Permission.READ)
  @GetMapping(Paths.QUESTIONS)
  View questions(
      @RequestParam(required = false) @Nullable Long from,
      @RequestParam(required = false) @Nullable Long message,
      @RequestParam(defaultValue = "") String screen) {
    var found = store.readNow(tables -> Found.read(tables, from == null ? Long.MAX_VALUE : from));
    boolean masked = masking.isForCurrent();
    var texts = found.texts();
    return new QuestionsPage(
        PageLayout.of(Messages.translate("words.texts.title"), Paths.WORDS),
        found.lines(masked),
        from == null ? "" : Long.toString(from),
        texts.size() < ROWS ? "" : Long.toString(texts.getLast().message()),
        message,
        screen,
        masked,
        botFile.bot(),
        clock.instant());
  }

  private record Found(List<AskedText> texts, PersonNames names) {

    static Found read(Tables tables, long before) {
      var texts = tables.openQuestions().newest(before, ROWS);
      var users = texts.stream().map(AskedText::userId).distinct().toList();
      return new Found(texts, PersonNames.of(tables, users));
    }

    List<QuestionsPage.Line> lines(boolean masked) {
      var shown = masked ? names.masked() : names;
      return texts.stream()
          .map(text ->
              new QuestionsPage.Line(
                  text.message(),
                  text.userId(),
                  shown.name(text.userId()),
                  text.language(),
                  text.outcome(),
                  masked ? MaskedRows.TEXT : Objects.requireNonNullElse(text.messageText(), ""),
                  text.timestamp()))
          .toList();
    }
  }
}
