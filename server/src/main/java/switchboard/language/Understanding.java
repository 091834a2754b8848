package switchboard.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.domain.Bot;
import switchboard.domain.FreeText.Wordings;

/**
 * Finds the screen or action that a person means. Prepared once for a bot file; then it is
 * immutable, and the same question has the same answer.
 */
public final class Understanding {

  /** A screen that explains less of the question is not answered with. */
  private static final double MIN_MEANT = 0.38;

  /** How much more than the next one it must explain. */
  private static final double MIN_LEAD = 0.04;

  private static final double MIN_OFFERED = 0.28;

  private static final int MAX_OFFERED = 3;
  private static final int MAX_LENGTH = 200;
  private static final int MAX_WORDS = 12;

  private final List<Known> known;
  private final Vocabulary vocabulary;
  private final float[][] claims;
  private final Dialects dialects;

  private Understanding(
      List<Known> known, Vocabulary vocabulary, float[][] claims, Dialects dialects) {
    this.known = known;
    this.vocabulary = vocabulary;
    this.claims = claims;
    this.dialects = dialects;
  }

  public static Understanding of(Bot bot) {
    var dialects = new Dialects(bot.languages());
    var lexicon = Lexicon.of(SubjectFile.shipped(), own(bot), dialects);
    var known = Known.of(bot);
    var vocabulary = Vocabulary.of(lexicon, known, dialects);
    return new Understanding(known, vocabulary, Claims.of(known, vocabulary, dialects), dialects);
  }

  /** The phrases of the bot file: those of subjects, screens and actions. */
  private static Map<String, Wordings> own(Bot bot) {
    var own = new HashMap<>(bot.freeText().subjects());
    bot.freeText()
        .screens()
        .forEach((id, phrases) -> own.put(Claims.ownSubject(new Meaning.OfScreen(id)), phrases));
    bot.freeText()
        .actions()
        .forEach((action, phrases) -> own.put(Claims.ownSubject(Meaning.of(action)), phrases));
    return own;
  }

  /**
   * @param language IETF tag of the person's language; the others are searched too
   */
  public Understood ask(String language, String text) {
    var question = question(language, text);
    var guesses = ranking(question, MAX_OFFERED);
    if (guesses.isEmpty()
        || guesses.getFirst().confidence() < MIN_OFFERED
        || question.elsewhere() > guesses.getFirst().confidence() - MIN_LEAD) {
      return new Understood.Nothing();
    }
    var first = guesses.getFirst();
    var rival = guesses.stream().skip(1).filter(it -> !areKin(first, it)).findFirst();
    var lead = first.confidence() - rival.map(Guess::confidence).orElse(0.0);
    if (first.meaning() instanceof Meaning.Shown shown
        && first.confidence() >= MIN_MEANT
        && lead >= MIN_LEAD) {
      return new Understood.Meant(shown, first.confidence(), first.because());
    }
    return new Understood.Perhaps(
        guesses.stream().filter(it -> it.confidence() >= MIN_OFFERED).toList());
  }

  /** Whether one is the screen above the other: either of them is a good answer. */
  private boolean areKin(Guess one, Guess other) {
    return isParent(one, other) || isParent(other, one);
  }

  private boolean isParent(Guess above, Guess below) {
    return known.stream()
        .anyMatch(it ->
            it.meaning().equals(below.meaning())
                && it.parent() >= 0
                && known.get(it.parent()).meaning().equals(above.meaning()));
  }

  /** The likeliest meanings, also those that are too unlikely to be offered. */
  public List<Guess> ranking(String language, String text, int most) {
    return ranking(question(language, text), most);
  }

  private Question question(String language, String text) {
    var tokens = new ArrayList<Token>();
    var bit = dialects.bit(language);
    for (var token : vocabulary.lexicon().tokens().of(cut(text))) {
      if (tokens.size() < MAX_WORDS) {
        tokens.add(token);
      }
    }
    return Question.of(tokens, vocabulary, claims, known.size(), bit);
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }

  private List<Guess> ranking(Question question, int most) {
    return question.explaining().stream()
        .sorted(Comparator.comparingDouble(question::confidence).reversed())
        .limit(most)
        .map(target -> guess(question, target))
        .toList();
  }

  private Guess guess(Question question, int target) {
    return new Guess(
        known.get(target).meaning(), question.confidence(target), question.because(target));
  }
}
