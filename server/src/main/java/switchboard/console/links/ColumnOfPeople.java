package switchboard.console.links;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;

/**
 * Counts that divide people. Those who may not read people's data see no small ones; and not only
 * one of them is hidden, as it could be computed from a total.
 */
final class ColumnOfPeople {

  private ColumnOfPeople() {}

  static List<String> forCurrent(List<Long> counts) {
    return SmallNumbers.forCurrent().hidden()
        ? withoutSmall(counts)
        : counts.stream().map(Formats::number).toList();
  }

  private static List<String> withoutSmall(List<Long> counts) {
    var hidden =
        IntStream.range(0, counts.size())
            .filter(i -> 0 < counts.get(i) && counts.get(i) < SmallNumbers.MIN_SHOWN)
            .boxed()
            .collect(Collectors.toSet());
    if (hidden.size() == 1) {
      IntStream.range(0, counts.size())
          .filter(i -> counts.get(i) >= SmallNumbers.MIN_SHOWN)
          .boxed()
          .min((a, b) -> Long.compare(counts.get(a), counts.get(b)))
          .ifPresent(hidden::add);
    }
    return IntStream.range(0, counts.size())
        .mapToObj(i -> hidden.contains(i) ? shown(counts.get(i)) : Formats.number(counts.get(i)))
        .toList();
  }

  private static String shown(long hidden) {
    return hidden < SmallNumbers.MIN_SHOWN
        ? Messages.translate("common.under", Formats.number(SmallNumbers.MIN_SHOWN))
        : Messages.translate("common.hidden");
  }
}
