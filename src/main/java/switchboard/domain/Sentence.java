package switchboard.domain;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An English sentence and its values, so that it can be translated later.
 *
 * @param english a {@link MessageFormat}: {@code {0}} is the first value; an apostrophe is typed as
 *     ’. Without values it is taken as it is
 * @param values numbers, texts and other sentences
 */
public record Sentence(String english, List<Object> values) {

  public static Sentence sentence(String english, Object... values) {
    return new Sentence(english, List.of(values));
  }

  /**
   * The sentence in a language.
   *
   * @param translation from English into that language
   */
  public String in(Locale language, UnaryOperator<String> translation) {
    var pattern = translation.apply(english);
    return values.isEmpty()
        ? pattern
        : new MessageFormat(pattern, language)
            .format(values.stream().map(value -> said(value, language, translation)).toArray());
  }

  private static Object said(Object value, Locale language, UnaryOperator<String> translation) {
    return value instanceof Sentence part ? part.in(language, translation) : value;
  }

  @Override
  public String toString() {
    return in(Locale.ENGLISH, UnaryOperator.identity());
  }
}
