package switchboard.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import switchboard.domain.Action;
import switchboard.domain.LocalizedText;

/**
 * Which screens are about which subjects. Every language of a bot votes, so that a word with two
 * meanings in one of them, such as "la carte", does not decide.
 */
final class Claims {

  /** What a screen's text tells about its subject. */
  private static final float OF_A_TEXT = 0.45f;

  private static final float INHERITED = 0.5f;
  private static final float SUPPLEMENT = 0.6f;
  private static final float MIN_VOTE = 0.25f;

  /** Votes of most languages are enough for a full claim. */
  private static final float MOST = 1.3f;

  /** What a screen must have of the strongest claim to share in what nobody is called. */
  private static final float NEARLY = 0.7f;

  private static final float OF_THE_BROADER = 0.8f;

  /** Subjects that are part of others, in the order in which they are looked at. */
  private static final Map<String, String> BROADER = broader();

  /** The claim of a screen that alone mentions what no screen is called. */
  private static final float ONLY_ONE = 0.75f;

  private final Vocabulary vocabulary;
  private final Dialects dialects;
  private final float[][] strengths;

  private static Map<String, String> broader() {
    var broader = new LinkedHashMap<String, String>();
    broader.put("phone", "contact");
    broader.put("getting-here", "place");
    broader.put("parking", "getting-here");
    broader.put("holidays", "hours");
    broader.put("breakfast", "food");
    broader.put("lunch", "food");
    broader.put("drinks", "food");
    broader.put("cake", "food");
    broader.put("vegetarian", "food");
    return broader;
  }

  private Claims(Vocabulary vocabulary, Dialects dialects, int targets) {
    this.vocabulary = vocabulary;
    this.dialects = dialects;
    this.strengths = new float[vocabulary.lexicon().subjects()][targets];
  }

  /** From 0 to 1, by subject and screen. */
  static float[][] of(List<Known> known, Vocabulary vocabulary, Dialects dialects) {
    var claims = new Claims(vocabulary, dialects, known.size());
    for (var target = 0; target < known.size(); target++) {
      claims.vote(known.get(target), target);
    }
    claims.fillVacancies();
    claims.broaden();
    for (var target = 0; target < known.size(); target++) {
      claims.inherit(known.get(target), target);
    }
    var elsewhere = vocabulary.lexicon().number(Lexicon.ELSEWHERE);
    if (elsewhere >= 0) {
      Arrays.fill(claims.strengths[elsewhere], 0);
    }
    return claims.strengths;
  }

  private void vote(Known known, int target) {
    var labels = new float[strengths.length];
    var texts = new float[strengths.length];
    for (var saying : known.sayings()) {
      switch (saying.part()) {
        case LABEL -> best(labels, labelVote(saying.text()), 1);
        case LEADING -> best(labels, labelVote(saying.text()), 0.9f);
        case DESCRIPTION, LINK -> best(labels, labelVote(saying.text()), 0.6f);
        case TEXT -> best(texts, textVote(saying.text()), 1);
      }
    }
    for (var subject = 0; subject < strengths.length; subject++) {
      var label = labels[subject] < MIN_VOTE ? 0 : Math.min(1, labels[subject] * MOST);
      var both = label * (0.85f + 0.15f * texts[subject]);
      strengths[subject][target] =
          Math.max(both, OF_A_TEXT * texts[subject]) * (known.supplement() ? SUPPLEMENT : 1);
    }
    claim(ownSubject(known.meaning()), target);
    switch (known.meaning()) {
      case Meaning.OfScreen _ -> {}
      case Meaning.OfPage(var action) -> claim(subject(action), target);
      case Meaning.OfOffer(var action) -> claim(subject(action), target);
    }
  }

  /** A full claim. */
  private void claim(String subject, int target) {
    var number = vocabulary.lexicon().number(subject);
    if (number >= 0) {
      strengths[number][target] = 1;
    }
  }

  private static String subject(Action action) {
    return switch (action) {
      case HOME -> "help";
      case HISTORY -> "my-messages";
      case SETTINGS -> "settings";
      case LANGUAGE -> "language";
      case PRIVACY -> "privacy";
      case EXPORT -> "export-data";
      case DELETE -> "delete-data";
    };
  }

  /** The subject that holds a bot file's phrases for a screen or an action. */
  static String ownSubject(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OfScreen(var id) -> "screen " + id;
      case Meaning.OfPage(var action) -> "action " + action.word();
      case Meaning.OfOffer(var action) -> "action " + action.word();
    };
  }

  private static void best(float[] votes, float[] others, float factor) {
    for (var subject = 0; subject < votes.length; subject++) {
      votes[subject] = Math.max(votes[subject], others[subject] * factor);
    }
  }

  private float[] labelVote(LocalizedText text) {
    var votes = new float[strengths.length];
    text.byLanguage()
        .forEach((language, label) -> {
          var bit = dialects.bit(language);
          var tokens = vocabulary.lexicon().tokens().of(Known.visible(label));
          var weights = new float[tokens.size()];
          var sum = 0f;
          for (var at = 0; at < weights.length; at++) {
            var weight = vocabulary.lexicon().weight(tokens.get(at), bit);
            weights[at] = weight * weight;
            sum += weights[at];
          }
          var words = tokens.stream().map(it -> vocabulary.index().like(it.folded())).toList();
          var explained = SubjectMatch.of(vocabulary, words, bit);
          for (var subject = 0; subject < votes.length && sum > 0; subject++) {
            for (var at = 0; at < weights.length; at++) {
              votes[subject] += weights[at] * explained[subject][at] / sum;
            }
          }
        });
    return mean(votes, text);
  }

  private float[] textVote(LocalizedText text) {
    var votes = new float[strengths.length];
    text.byLanguage()
        .forEach((language, html) -> {
          var hits = new HashMap<Integer, Integer>();
          vocabulary.lexicon().tokens().of(Known.visible(html)).stream()
              .map(Token::folded)
              .distinct()
              .mapToInt(vocabulary.index()::exactly)
              .filter(word -> word >= 0)
              .forEach(word -> count(word, dialects.bit(language), hits));
          hits.forEach((subject, count) -> votes[subject] += count > 1 ? 1 : 0.65f);
        });
    return mean(votes, text);
  }

  /** Counts the subjects that a word alone stands for. */
  private void count(int word, int language, Map<Integer, Integer> hits) {
    Arrays.stream(vocabulary.phrases(word))
        .mapToObj(vocabulary.lexicon().phrases()::get)
        .filter(phrase -> phrase.words().size() == 1)
        .filter(phrase -> phrase.language() == 0 || (phrase.language() & language) != 0)
        .mapToInt(Lexicon.Phrase::subject)
        .distinct()
        .forEach(subject -> hits.merge(subject, 1, Integer::sum));
  }

  private static float[] mean(float[] votes, LocalizedText text) {
    for (var subject = 0; subject < votes.length; subject++) {
      votes[subject] /= text.byLanguage().size();
    }
    return votes;
  }

  /**
   * Gives subjects that no screen is called to the screen that mentions them most, such as parking
   * to "Getting here".
   */
  private void fillVacancies() {
    for (var claims : strengths) {
      var best = 0;
      for (var target = 1; target < claims.length; target++) {
        best = claims[target] > claims[best] ? target : best;
      }
      var most = claims.length == 0 ? 0 : claims[best];
      for (var target = 0; target < claims.length && most >= OF_A_TEXT / 2; target++) {
        if (claims[target] >= NEARLY * most) {
          claims[target] = Math.max(claims[target], ONLY_ONE * claims[target] / most);
        }
      }
    }
  }

  /** A screen about contacts answers who asks for a telephone number. */
  private void broaden() {
    BROADER.forEach((narrow, wide) -> {
      var from = vocabulary.lexicon().number(wide);
      var to = vocabulary.lexicon().number(narrow);
      if (from >= 0 && to >= 0) {
        var share = max(strengths[to]) < ONLY_ONE ? OF_THE_BROADER : OF_THE_BROADER / 4;
        for (var target = 0; target < strengths[to].length; target++) {
          strengths[to][target] = Math.max(strengths[to][target], share * strengths[from][target]);
        }
      }
    });
  }

  private static float max(float[] claims) {
    var most = 0f;
    for (var claim : claims) {
      most = Math.max(most, claim);
    }
    return most;
  }

  /** A part of opening hours, such as holidays, is about opening hours too. */
  private void inherit(Known known, int target) {
    if (known.parent() >= 0) {
      for (var claims : strengths) {
        claims[target] = Math.max(claims[target], INHERITED * claims[known.parent()]);
      }
    }
  }
}
