package switchboard.console.people;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.domain.TextOutcome;
import switchboard.store.RollupDao.WordFigures;

/**
 * What became of some texts.
 *
 * @param texts their number by outcome
 */
public record WordFigureRow(Map<TextOutcome, Long> texts) {

  public long of(TextOutcome outcome) {
    return texts.getOrDefault(outcome, 0L);
  }

  static WordFigureRow sum(Collection<WordFigures> figures) {
    return new WordFigureRow(
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    WordFigures::outcome,
                    () -> new EnumMap<>(TextOutcome.class),
                    Collectors.summingLong(WordFigures::texts))));
  }

  static <K> Map<K, WordFigureRow> by(Function<WordFigures, K> key, List<WordFigures> figures) {
    return figures.stream()
        .collect(
            Collectors.groupingBy(
                key, Collectors.collectingAndThen(Collectors.toList(), WordFigureRow::sum)));
  }
}
