package switchboard.botfile;

/** All checks of a file's content, once its structure is read. */
final class Checks {

  private Checks() {}

  static void all(Draft draft, Phrases phrases, FoundFiles files, ProblemList problems) {
    if (LanguageCheck.check(draft, problems)) {
      TranslationCheck.check(draft, problems);
      PhraseCheck.languages(draft, phrases, problems);
    }
    NameCheck.check(draft, problems);
    IdCheck.check(draft, problems);
    TargetCheck.check(draft, problems);
    ReachCheck.check(draft, problems);
    TextCheck.check(draft, problems);
    MediaCheck.check(draft, files, problems);
    LabelCheck.check(draft, problems);
    LinkCheck.check(draft, problems);
    CommandCheck.check(draft, problems);
    ThemeCheck.check(draft, problems);
    FreeTextCheck.check(draft, problems);
    AnsweringCheck.check(draft, problems);
    GoalCheck.check(draft, problems);
    PhraseCheck.texts(draft, phrases, problems);
  }
}
