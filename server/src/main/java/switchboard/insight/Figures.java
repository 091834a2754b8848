package switchboard.insight;

import java.util.List;
import switchboard.base.Sentence;

/**
 * What a block shows.
 *
 * @param summary what the figures say, in one sentence
 * @param details the same of each part of the block; may be empty
 */
public record Figures(
    Block block, Period period, Sentence summary, List<Detail> details, List<FigureTable> tables) {

  /**
   * What the figures of a part of a block say.
   *
   * @param about its name
   * @param said in whole sentences
   */
  public record Detail(Sentence about, List<Sentence> said) {}

  public Figures(Block block, Period period, Sentence summary, List<FigureTable> tables) {
    this(block, period, summary, List.of(), tables);
  }
}
