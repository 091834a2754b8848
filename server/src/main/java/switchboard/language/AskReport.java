package switchboard.language;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchboard.domain.Bot;
import switchboard.domain.LocalizedText;

/**
 * How a bot answers a text, as lines for people or as JSON.
 *
 * @param ranking the likeliest meanings, also those that are not answered with
 */
public record AskReport(
    Bot bot, String language, String text, Understood understood, List<Guess> ranking) {

  private static final int SHOWN = 5;

  public static AskReport of(Bot bot, Understanding understanding, String language, String text) {
    return new AskReport(
        bot,
        language,
        text,
        understanding.ask(language, text),
        understanding.ranking(language, text, SHOWN));
  }

  public List<String> lines() {
    var lines = new ArrayList<String>();
    var answered =
        switch (understood) {
          case Understood.Meant meant -> {
            lines.add("Answers with:");
            yield List.of(new Guess(meant.meaning(), meant.confidence(), meant.because()));
          }
          case Understood.Perhaps(var guesses) -> {
            lines.add("Offers:");
            yield guesses;
          }
          case Understood.Nothing _ -> {
            lines.add("Finds no answer.");
            yield List.<Guess>of();
          }
        };
    answered.forEach(guess -> lines.add(line(guess)));
    var others = ranking.stream().filter(guess -> !answered.contains(guess)).toList();
    if (!others.isEmpty()) {
      lines.add("Runners-up:");
      others.forEach(guess -> lines.add(line(guess)));
    }
    return lines;
  }

  private String line(Guess guess) {
    var because =
        guess.because().isEmpty()
            ? ""
            : guess.because().stream()
                .map("“%s”"::formatted)
                .collect(joining(", ", ", because of ", ""));
    return String.format(
        Locale.ROOT,
        "  %s (%s), confidence %.2f%s",
        name(guess.meaning()),
        label(guess.meaning()),
        guess.confidence(),
        because);
  }

  private static String name(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var screen) -> "screen " + screen;
      case Meaning.OfPage(var action) -> "action " + action.word();
      case Meaning.OfOffer(var action) -> "action " + action.word() + ", only offered";
    };
  }

  private String label(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var screen) ->
          bot.screen(screen).flatMap(bot::label).map(this::inLanguage).orElse(screen);
      case Meaning.OfPage(var action) -> command(action.word());
      case Meaning.OfOffer(var action) -> command(action.word());
    };
  }

  private String command(String word) {
    return bot.commands().stream()
        .filter(command -> command.name().equals(word))
        .map(command -> inLanguage(command.description()))
        .findFirst()
        .orElse(word);
  }

  private String inLanguage(LocalizedText text) {
    return text.in(language);
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("text", text);
    json.put("language", language);
    switch (understood) {
      case Understood.Meant meant -> {
        json.put("result", "meant");
        json.put(
            "answers",
            List.of(map(new Guess(meant.meaning(), meant.confidence(), meant.because()))));
      }
      case Understood.Perhaps(var guesses) -> {
        json.put("result", "perhaps");
        json.put("answers", guesses.stream().map(this::map).toList());
      }
      case Understood.Nothing _ -> {
        json.put("result", "nothing");
        json.put("answers", List.of());
      }
    }
    json.put("ranking", ranking.stream().map(this::map).toList());
    return json;
  }

  private Map<String, Object> map(Guess guess) {
    var map = new LinkedHashMap<String, Object>();
    switch (guess.meaning()) {
      case Meaning.OfScreen(var screen) -> map.put("screen", screen);
      case Meaning.OfPage(var action) -> map.put("action", action.word());
      case Meaning.OfOffer(var action) -> map.put("action", action.word());
    }
    map.put("label", label(guess.meaning()));
    map.put("confidence", Math.round(guess.confidence() * 100) / 100.0);
    map.put("because", guess.because());
    return map;
  }
}
