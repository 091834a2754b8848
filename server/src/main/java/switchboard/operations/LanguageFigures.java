package switchboard.operations;

import java.util.List;
import switchboard.brain.Languages;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.FigureHiding;
import switchboard.insight.Figures;
import switchboard.insight.LanguageUse;
import switchboard.insight.Period;
import switchboard.store.RollupDao.LanguagePeople;
import switchboard.store.Tables;

/** Which languages users' apps speak, and which of them the bot lacks. */
public record LanguageFigures() implements FigureSource {

  private static final int MOST = 200;

  @Override
  public Block block() {
    return Block.LANGUAGES;
  }

  @Override
  public boolean isOfPeriod() {
    return false;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    return FigureHiding.unordered(hiding.figures(read(tables, period, bot)));
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    var languages = tables.rollups().languages(MOST).stream().map(it -> use(it, bot)).toList();
    return new Figures(
        block(), period, LanguageUse.summary(languages), List.of(LanguageUse.table(languages)));
  }

  private static LanguageUse use(LanguagePeople counted, Bot bot) {
    var nearest = Languages.nearest(counted.language(), bot.languages());
    return new LanguageUse(
        counted.language(),
        counted.people(),
        nearest.orElse(bot.defaultLanguage()),
        nearest.isEmpty());
  }
}
