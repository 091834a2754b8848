package switchboard.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.domain.Effect;
import switchboard.domain.InteractionType;
import switchboard.domain.Session.Standing;
import switchboard.domain.TextOutcome;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.RollupDao;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.RollupDao.WordFigures;
import switchboard.store.Tables;

/** Counts activity per hour and per screen, and what became of texts. */
final class ActivityCounter {

  private final Map<Long, HourFigures> hours = new HashMap<>();
  private final Map<RollupDao.ScreenFigures, Integer> screens = new HashMap<>();
  private final Map<WordFigures, Integer> words = new HashMap<>();

  void add(HourFigures figures) {
    hours.merge(figures.hour(), figures, HourFigures::plus);
  }

  void count(CountedUpdate update) {
    var decision = update.decision();
    var at = update.at();
    int taps = 0;
    int commands = 0;
    int messages = 0;
    int answers = 0;
    for (var effect : decision.effects()) {
      switch (effect) {
        case Effect.SaveMessage _ -> messages++;
        case Effect.LogInteraction log -> {
          switch (log.type()) {
            case InteractionType.Own.TAP -> taps++;
            case InteractionType.Own.COMMAND -> commands++;
            case InteractionType.Own.PREFERENCE -> {}
            case InteractionType.Update _ -> {}
          }
        }
        case Effect.CountText text -> {
          count(text, at);
          answers += text.outcome() == TextOutcome.ANSWERED ? 1 : 0;
        }
        case Effect.KnowPerson _,
            Effect.AmendMessage _,
            Effect.SavePreferences _,
            Effect.SetReachable _,
            Effect.AwaitAnswer _,
            Effect.StopWaiting _,
            Effect.KeepQuestion _,
            Effect.CountStart _,
            Effect.Deliver _,
            Effect.Lookup _,
            Effect.Erase _ -> {}
      }
    }
    boolean known = decision.next().standing() == Standing.KNOWN;
    int newcomers = known && update.before().standing() != Standing.KNOWN ? 1 : 0;
    if (newcomers + messages + taps + commands > 0) {
      add(new HourFigures(HourFigures.hourOf(at), newcomers, messages, taps, commands));
    }
    if (known && taps + commands + answers > 0) {
      screens.merge(
          new RollupDao.ScreenFigures(Period.day(at), update.screen(), 0),
          taps + commands + answers,
          Integer::sum);
    }
  }

  private void count(Effect.CountText text, Instant at) {
    long week = Week.of(at).number();
    words.merge(new WordFigures(week, text.language(), text.outcome(), 0), 1, Integer::sum);
  }

  void write(Tables tables) {
    if (!hours.isEmpty()) {
      tables.rollups().addHours(List.copyOf(hours.values()));
    }
    if (!screens.isEmpty()) {
      tables
          .rollups()
          .addScreens(
              screens.entrySet().stream()
                  .map(counted -> counted.getKey().opened(counted.getValue()))
                  .toList());
    }
    if (!words.isEmpty()) {
      tables
          .rollups()
          .addWords(
              words.entrySet().stream()
                  .map(counted -> counted.getKey().times(counted.getValue()))
                  .sorted(WordFigures.ORDER)
                  .toList());
    }
    hours.clear();
    screens.clear();
    words.clear();
  }
}
