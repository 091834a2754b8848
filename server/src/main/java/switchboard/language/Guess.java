package switchboard.language;

import java.util.List;

/**
 * Something that a person may have meant.
 *
 * @param confidence the share of the question that it explains, from 0 to 1
 * @param because the person's words that decided
 */
public record Guess(Meaning meaning, double confidence, List<String> because) {}
