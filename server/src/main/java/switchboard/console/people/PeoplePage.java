package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.store.RollupDao;
import switchboard.store.UserDao.UserRow;

/**
 * The list of people.
 *
 * @param first whether this is the first page
 * @param masked whether names are hidden
 */
public record PeoplePage(
    PageLayout frame,
    PeopleFilters filters,
    PeopleList.Piece piece,
    boolean first,
    boolean masked,
    List<RollupDao.LanguagePeople> languages,
    long all,
    Instant now)
    implements Page {

  /** Invisible characters whose Unicode category does not say so. */
  private static final String BLANKS = "\u115F\u1160\u2800\u3164\uFFA0";

  /** A user's name in lists; the user id when no part of the name is visible. */
  public static String name(UserRow user) {
    var name =
        user.lastName() == null ? user.firstName() : user.firstName() + " " + user.lastName();
    return name.codePoints().anyMatch(PeoplePage::isVisible) ? name : "№ " + user.userId().value();
  }

  private static boolean isVisible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> BLANKS.indexOf(letter) < 0;
    };
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepeopleGenerated.render(output, forms, this);
  }
}
