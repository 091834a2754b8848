package switchboard.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The languages of a bot and of the lexicon, as bits of a number. */
final class Dialects {

  private static final int MOST = 30;

  private final List<String> languages = new ArrayList<>();

  Dialects(Collection<String> bot) {
    bot.stream().map(Dialects::base).distinct().limit(MOST).forEach(languages::add);
  }

  /** The bit of a language; 0 for one that is not known. */
  int bit(String language) {
    var at = languages.indexOf(base(language));
    return at < 0 ? 0 : 1 << at;
  }

  int add(String language) {
    if (bit(language) == 0 && languages.size() < MOST) {
      languages.add(base(language));
    }
    return bit(language);
  }

  int count() {
    return languages.size();
  }

  private static String base(String language) {
    var end = language.indexOf('-');
    return end < 0 ? language : language.substring(0, end);
  }
}
