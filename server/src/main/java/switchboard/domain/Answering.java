package switchboard.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How operators answer.
 *
 * @param within the time in which users should get an answer; absent for none
 * @param canned answers to choose from
 */
public record Answering(@Nullable Duration within, List<Canned> canned) {

  public static final Answering NONE = new Answering(null, List.of());

  /**
   * An answer that is written beforehand.
   *
   * @param label what operators choose it by
   * @param text without formatting
   */
  public record Canned(LocalizedText label, LocalizedText text) {}
}
