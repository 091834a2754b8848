package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.store.Rollups;
import switchboard.store.Rows;

/**
 * The list of people.
 *
 * @param masked whether names are hidden
 */
record PeoplePage(
    Frame frame,
    Filters filters,
    PeopleList.Piece piece,
    boolean masked,
    List<Rollups.LanguagePeople> languages,
    long all,
    Instant now)
    implements Page {

  /** What a person is called in lists. */
  static String name(Rows.User user) {
    return user.lastName() == null ? user.firstName() : user.firstName() + " " + user.lastName();
  }

  /** A line of the list for spreadsheets and programs. */
  record Line(
      long userId,
      @Nullable String username,
      String firstName,
      @Nullable String lastName,
      @Nullable String languageCode,
      boolean reachable,
      Instant createdAt,
      Instant lastActivity) {

    static Line of(Rows.User user) {
      return new Line(
          user.userId(),
          user.username(),
          user.firstName(),
          user.lastName(),
          user.languageCode(),
          user.reachable(),
          user.createdAt(),
          user.lastActivity());
    }
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepeopleGenerated.render(output, forms, this);
  }
}
