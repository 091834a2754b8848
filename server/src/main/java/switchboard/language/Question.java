package switchboard.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A question, and how much of it each screen explains. */
final class Question {

  /** What an everyday word that no bot here answers counts more than an unknown one. */
  private static final float ELSEWHERE = 1.5f;

  /** A word that a screen explains so well is the bot's own, whatever it means elsewhere. */
  private static final float MIN_OWN = 0.6f;

  /** A word explained less than this is not named as a reason. */
  private static final float MIN_REASON = 0.3f;

  private final List<Token> tokens;
  private final float[] weights;
  private final float[] against;
  private final float[][] explained;
  private final double elsewhere;

  private Question(
      List<Token> tokens, float[] weights, float[] against, float[][] explained, double elsewhere) {
    this.tokens = tokens;
    this.weights = weights;
    this.against = against;
    this.explained = explained;
    this.elsewhere = elsewhere;
  }

  static Question of(
      List<Token> tokens, Vocabulary vocabulary, float[][] claims, int targets, int language) {
    var weights = new float[tokens.size()];
    var words = new ArrayList<Map<Integer, Float>>();
    for (var at = 0; at < weights.length; at++) {
      weights[at] = vocabulary.lexicon().weight(tokens.get(at), language);
      words.add(
          weights[at] > 0
              ? vocabulary.index().like(tokens.get(at).folded())
              : alone(vocabulary.index().exactly(tokens.get(at).folded())));
    }
    var subjects = SubjectMatch.of(vocabulary, words, language);
    var explained = new float[targets][];
    said(vocabulary, words, language, explained);
    claimed(subjects, claims, explained);
    var nowhere = vocabulary.lexicon().number(Lexicon.ELSEWHERE);
    var foreign = foreign(nowhere < 0 ? new float[weights.length] : subjects[nowhere], explained);
    var against = new float[weights.length];
    for (var at = 0; at < weights.length; at++) {
      against[at] = weights[at] * (1 + (ELSEWHERE - 1) * foreign[at]);
    }
    return new Question(tokens, weights, against, explained, share(foreign, weights, against));
  }

  /** What no bot answers, except for the words that this one has. */
  private static float[] foreign(float[] elsewhere, float[][] explained) {
    var foreign = elsewhere.clone();
    for (var words : explained) {
      for (var at = 0; words != null && at < foreign.length; at++) {
        foreign[at] = words[at] >= MIN_OWN ? 0 : foreign[at];
      }
    }
    return foreign;
  }

  private static Map<Integer, Float> alone(int word) {
    return word < 0 ? Map.of() : Map.of(word, 1f);
  }

  /** Words that screens say themselves. */
  private static void said(
      Vocabulary vocabulary, List<Map<Integer, Float>> words, int language, float[][] explained) {
    for (var at = 0; at < words.size(); at++) {
      for (var word : words.get(at).entrySet()) {
        for (var packed : vocabulary.uses(word.getKey())) {
          var use = Vocabulary.Use.unpacked(packed);
          var mine = language == 0 || (use.languages() & language) != 0;
          var value = use.strength() * word.getValue() * (mine ? 1 : SubjectMatch.OTHER_LANGUAGE);
          explain(explained, use.target(), at, words.size(), value);
        }
      }
    }
  }

  /** Words that stand for subjects that screens are about. */
  private static void claimed(float[][] subjects, float[][] claims, float[][] explained) {
    for (var subject = 0; subject < subjects.length; subject++) {
      var row = subjects[subject];
      for (var at = 0; at < row.length; at++) {
        for (var target = 0; row[at] > 0 && target < explained.length; target++) {
          if (claims[subject][target] > 0) {
            explain(explained, target, at, row.length, row[at] * claims[subject][target]);
          }
        }
      }
    }
  }

  private static void explain(float[][] explained, int target, int at, int tokens, float value) {
    if (explained[target] == null) {
      explained[target] = new float[tokens];
    }
    explained[target][at] = Math.max(explained[target][at], value);
  }

  /** The share of a question that is explained, by weight. Words that are not count against it. */
  private static double share(float[] explained, float[] weights, float[] against) {
    var found = 0.0;
    var all = 0.0;
    for (var at = 0; at < weights.length; at++) {
      found += weights[at] * explained[at];
      all += explained[at] > MIN_REASON ? weights[at] : against[at];
    }
    return all == 0 ? 0 : found / all;
  }

  /** The screens that explain at least a word. */
  List<Integer> explaining() {
    var some = new ArrayList<Integer>();
    for (var target = 0; target < explained.length; target++) {
      if (explained[target] != null) {
        some.add(target);
      }
    }
    return some;
  }

  double confidence(int target) {
    return share(explained[target], weights, against);
  }

  /** How much of it is about what no bot answers. */
  double elsewhere() {
    return elsewhere;
  }

  List<String> because(int target) {
    var because = new ArrayList<String>();
    for (var at = 0; at < weights.length; at++) {
      if (weights[at] > 0 && explained[target][at] >= MIN_REASON) {
        because.add(tokens.get(at).said());
      }
    }
    return List.copyOf(because);
  }
}
