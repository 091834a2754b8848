package switchboard.console;

import java.util.List;
import java.util.Optional;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * Layout of a page: title, navigation and confirmation.
 *
 * @param title the title of the page
 * @param here the path of the current navigation link
 * @param done the confirmation to show; or empty
 * @param script whether the page uses passkeys
 */
public record PageLayout(String title, String here, String done, boolean script) {

  /**
   * A navigation link, shown only with the permission.
   *
   * @param key the keyboard shortcut, pressed after g
   */
  public record Link(String path, String words, Permission needs, String key) {}

  public static PageLayout of(String title, String here) {
    return new PageLayout(title, here, "", false);
  }

  public PageLayout done(String words) {
    return new PageLayout(title, here, words, script);
  }

  public PageLayout withScript() {
    return new PageLayout(title, here, done, true);
  }

  /** The logged-in caller; empty while a second factor is missing. */
  public Optional<Caller> caller() {
    return Caller.current().filter(caller -> caller.by() == Caller.By.LOGIN);
  }

  public boolean mayAdminister() {
    return may(Permission.ADMIN);
  }

  public boolean may(Permission permission) {
    return caller().filter(caller -> caller.may(permission)).isPresent();
  }

  public List<Link> rooms() {
    return open(
        new Link(Paths.INBOX, Messages.translate("inbox.title"), Permission.READ, "i"),
        new Link(Paths.HOME, Messages.translate("overview.title"), Permission.STATS, "o"),
        new Link(Paths.INSIGHT, Messages.translate("insight.title"), Permission.STATS, "n"),
        new Link(Paths.PEOPLE, Messages.translate("people.title"), Permission.READ, "p"),
        new Link(Paths.MESSAGES, Messages.translate("messages.title"), Permission.READ, "m"),
        new Link(Paths.WORDS, Messages.translate("words.title"), Permission.STATS, "d"),
        new Link(Paths.MEDIA, Messages.translate("media.title"), Permission.READ, "f"),
        new Link(Paths.SESSIONS, Messages.translate("sessions.title"), Permission.READ, "s"),
        new Link(Paths.BOT, Messages.translate("bot.title"), Permission.STATS, "b"),
        new Link(Paths.LINKS, Messages.translate("links.title"), Permission.STATS, "n"));
  }

  public List<Link> system() {
    return open(
        new Link(Paths.WEBHOOK, Messages.translate("connection.title"), Permission.STATS, "c"),
        new Link(Paths.QUARANTINE, Messages.translate("quarantine.title"), Permission.ADMIN, "q"),
        new Link(Paths.BACKUPS, Messages.translate("backups.title"), Permission.ADMIN, "k"),
        new Link(Paths.WARNINGS, Messages.translate("warnings.title"), Permission.ADMIN, "w"),
        new Link(Paths.AUDIT, Messages.translate("audit.title"), Permission.AUDIT, "l"),
        new Link(Paths.ACCOUNTS, Messages.translate("accounts.title"), Permission.ADMIN, "a"),
        new Link(Paths.TOKENS, Messages.translate("tokens.title"), Permission.ADMIN, "t"));
  }

  private List<Link> open(Link... links) {
    return List.of(links).stream().filter(link -> may(link.needs())).toList();
  }

  /** The section of the guide about this page. */
  public String help() {
    return HelpLink.of(here);
  }

  /** Whether a link is the current navigation link. */
  public boolean isHere(Link link) {
    return link.path().equals(here);
  }
}
