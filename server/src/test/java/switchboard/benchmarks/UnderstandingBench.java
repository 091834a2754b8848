package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.domain.LocalizedText;
import switchboard.domain.Screen;
import switchboard.language.Understanding;

/**
 * Benchmark: processor time and memory of understanding a text; run by {@code bench/language.sh}.
 */
class UnderstandingBench {

  private static final int SCREENS = Integer.getInteger("screens", 1_000);
  private static final int QUESTIONS = Integer.getInteger("questions", 20_000);

  @Test
  void timeAndMemory() {
    var sample = sample();
    report("the sample", sample);
    report(SCREENS + " screens", grown(sample));
  }

  private static Bot sample() {
    return switch (BotFile.parse(BotFile.sample(), "sample", MediaFiles.beside(null))) {
      case BotFile.Result.Loaded(var bot) -> bot;
      case BotFile.Result.Rejected(var problems) -> throw new AssertionError(problems);
    };
  }

  /** The bot with further screens, whose texts are words of its own and new ones. */
  private static Bot grown(Bot bot) {
    var random = new Random(7);
    var screens = new LinkedHashMap<>(bot.screens());
    var items = new ArrayList<>(bot.homeScreen().items());
    var texts = bot.screens().values().stream().map(Screen::text).toList();
    while (screens.size() < SCREENS) {
      var id = "more-" + screens.size();
      var text = mixed(texts, bot.languages(), 20, random);
      items.add(new Screen.Item.Open(mixed(texts, bot.languages(), 2, random), id));
      screens.put(id, new Screen(id, bot.home(), text, List.of(), 1, List.of()));
    }
    var home = bot.homeScreen();
    screens.put(home.id(), new Screen(home.id(), null, home.text(), items, 1, List.of()));
    return new Bot(
        bot.name(),
        bot.languages(),
        bot.home(),
        screens,
        bot.formerly(),
        bot.commands(),
        bot.themes(),
        bot.phrases(),
        bot.files(),
        bot.freeText(),
        bot.answering(),
        bot.goals());
  }

  private static LocalizedText mixed(
      List<LocalizedText> texts, List<String> languages, int words, Random random) {
    var byLanguage = new LinkedHashMap<String, String>();
    for (var language : languages) {
      var text = new StringBuilder();
      for (var i = 0; i < words; i++) {
        var source = texts.get(random.nextInt(texts.size())).in(language).split("\\s+", -1);
        var word = source[random.nextInt(source.length)].replaceAll("[<>&{}/]", "");
        text.append(i % 4 == 3 ? word + Integer.toString(random.nextInt(50_000), 36) : word);
        text.append(' ');
      }
      byLanguage.put(language, text.toString());
    }
    return new LocalizedText(Map.copyOf(byLanguage), languages.getFirst());
  }

  private static void report(String name, Bot bot) {
    var before = used();
    var start = System.nanoTime();
    var understanding = Understanding.of(bot);
    var prepared = (System.nanoTime() - start) / 1_000_000;
    var memory = used() - before;
    var questions = questions(bot);
    var times = new long[QUESTIONS];
    var threads = ManagementFactory.getThreadMXBean();
    for (var round = 0; round < 2; round++) {
      for (var i = 0; i < QUESTIONS; i++) {
        var question = questions.get(i % questions.size());
        var language = i % 2 == 0 ? "xx" : bot.languages().get(i % bot.languages().size());
        var from = threads.getCurrentThreadCpuTime();
        understanding.ask(language, question);
        times[i] = threads.getCurrentThreadCpuTime() - from;
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "%s: prepared in %d ms, %.1f MB; processor time p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
        name,
        prepared,
        memory / 1e6,
        times[QUESTIONS / 2] / 1e6,
        times[QUESTIONS * 99 / 100] / 1e6,
        times[QUESTIONS - 1] / 1e6);
    assertThat(understanding.ask("en", "opening hours")).isNotNull();
  }

  /** Parts of the bot's own texts with a typing error, and long ones. */
  private static List<String> questions(Bot bot) {
    var random = new Random(11);
    var questions = new ArrayList<String>();
    for (var screen : bot.screens().values()) {
      for (var text : screen.text().byLanguage().values()) {
        var words = text.replaceAll("<[^>]*>", " ").strip().split("\\s+", -1);
        var count = 1 + random.nextInt(12);
        var from = random.nextInt(words.length);
        var some =
            new StringBuilder(
                String.join(
                    " ", Arrays.asList(words).subList(from, Math.min(words.length, from + count))));
        if (some.length() > 3) {
          some.deleteCharAt(random.nextInt(some.length()));
        }
        questions.add(some.toString());
      }
    }
    return questions;
  }

  private static long used() {
    for (var i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
