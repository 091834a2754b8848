package switchboard.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which subjects the words of a text stand for. */
final class SubjectMatch {

  /** What a word of another language than the person's is worth. */
  static final float OTHER_LANGUAGE = 0.85f;

  /** Likeness that a word needs to be part of a phrase of several words. */
  private static final float MIN_IN_A_PHRASE = 0.65f;

  /** Likeness that a word needs to be about something that no bot answers. */
  private static final float MIN_ELSEWHERE = 0.9f;

  private final Vocabulary vocabulary;
  private final int elsewhere;
  private final List<Map<Integer, Float>> words;
  private final int language;
  private final float[][] explained;

  /** Likeness of each word of a phrase and the token that has it, by the phrase's number. */
  private final Map<Integer, Part[]> parts = new HashMap<>();

  private record Part(int token, float likeness) {}

  private SubjectMatch(Vocabulary vocabulary, List<Map<Integer, Float>> words, int language) {
    this.vocabulary = vocabulary;
    this.elsewhere = vocabulary.lexicon().number(Lexicon.ELSEWHERE);
    this.words = words;
    this.language = language;
    this.explained = new float[vocabulary.lexicon().subjects()][words.size()];
  }

  /**
   * How well each subject explains each token, from 0 to 1.
   *
   * @param words for each token the known words that it is like
   */
  static float[][] of(Vocabulary vocabulary, List<Map<Integer, Float>> words, int language) {
    var match = new SubjectMatch(vocabulary, words, language);
    for (var token = 0; token < words.size(); token++) {
      match.note(token);
    }
    match.finishPhrases();
    return match.explained;
  }

  private void note(int token) {
    words
        .get(token)
        .forEach((word, likeness) -> {
          for (var number : vocabulary.phrases(word)) {
            var phrase = vocabulary.lexicon().phrases().get(number);
            if (phrase.words().size() == 1) {
              explain(phrase, token, likeness);
            } else if (likeness >= MIN_IN_A_PHRASE) {
              var at = phrase.words().indexOf(vocabulary.index().word(word));
              var found = parts.computeIfAbsent(number, _ -> new Part[phrase.words().size()]);
              if (found[at] == null || found[at].likeness() < likeness) {
                found[at] = new Part(token, likeness);
              }
            }
          }
        });
  }

  private void finishPhrases() {
    parts.forEach((number, found) -> {
      var phrase = vocabulary.lexicon().phrases().get(number);
      var tokens = new HashSet<Integer>();
      var sum = 0f;
      for (var part : found) {
        if (part == null || !tokens.add(part.token())) {
          return;
        }
        sum += part.likeness();
      }
      for (var part : found) {
        explain(phrase, part.token(), sum / found.length);
      }
    });
  }

  private void explain(Lexicon.Phrase phrase, int token, float likeness) {
    if (phrase.subject() == elsewhere && likeness < MIN_ELSEWHERE) {
      return;
    }
    var mine = phrase.language() == 0 || language == 0 || (phrase.language() & language) != 0;
    var value = likeness * (mine ? 1 : OTHER_LANGUAGE);
    var row = explained[phrase.subject()];
    row[token] = Math.max(row[token], value);
  }
}
