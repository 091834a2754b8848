package switchboard.console.insight;

import java.util.List;
import java.util.stream.Stream;
import switchboard.console.insight.BlockPart.Term;
import switchboard.insight.Block;

/** The words that a block uses; docs/insight.md defines them too. */
final class Terms {

  private Terms() {}

  static List<Term> of(Block block) {
    return keys(block).map(Term::of).toList();
  }

  private static Stream<String> keys(Block block) {
    return switch (block) {
      case PEOPLE ->
          Stream.of(
              "insight.term.came",
              "insight.term.left",
              "insight.term.visit",
              "insight.term.new",
              "insight.term.returned",
              "insight.term.resurrected",
              "insight.term.dormant");
      case STAYING -> Stream.of("insight.term.cohort", "insight.term.retained");
      case WAYS ->
          Stream.of(
              "insight.term.visit",
              "insight.term.opened",
              "insight.term.exit",
              "insight.term.back",
              "insight.term.repeated");
      case LANGUAGES -> Stream.of("insight.term.language", "insight.term.fallback");
      case GOALS -> Stream.of("insight.term.goal", "insight.term.attempt");
      case WHERE_FROM -> Stream.of("insight.term.first_touch", "insight.term.stayed");
      case ANSWERS -> Stream.of("insight.term.answer_time");
      case SPEED -> Stream.of("insight.term.tap_answer", "insight.term.expired");
    };
  }
}
