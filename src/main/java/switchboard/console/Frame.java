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
public record Frame(String title, String here, String done, boolean script) {

  /**
   * A navigation link, shown only with the permission.
   *
   * @param key the keyboard shortcut, pressed after g
   */
  public record Link(String path, String words, Permission needs, String key) {}

  public static Frame of(String title, String here) {
    return new Frame(title, here, "", false);
  }

  public Frame done(String words) {
    return new Frame(title, here, words, script);
  }

  public Frame withScript() {
    return new Frame(title, here, done, true);
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
        new Link(Paths.HOME, Say.say("Overview"), Permission.STATS, "o"),
        new Link(Paths.PEOPLE, Say.say("People"), Permission.READ, "p"),
        new Link(Paths.MESSAGES, Say.say("Messages"), Permission.READ, "m"),
        new Link(Paths.SESSIONS, Say.say("Sessions"), Permission.READ, "s"),
        new Link(Paths.BOT, Say.say("Bot"), Permission.STATS, "b"));
  }

  public List<Link> system() {
    return open(
        new Link(Paths.WEBHOOK, Say.say("Connection"), Permission.STATS, "c"),
        new Link(Paths.QUARANTINE, Say.say("Quarantine"), Permission.ADMIN, "q"),
        new Link(Paths.BACKUPS, Say.say("Backups"), Permission.ADMIN, "k"),
        new Link(Paths.WARNINGS, Say.say("Warnings"), Permission.ADMIN, "w"),
        new Link(Paths.AUDIT, Say.say("Audit log"), Permission.AUDIT, "l"),
        new Link(Paths.ACCOUNTS, Say.say("Accounts"), Permission.ADMIN, "a"),
        new Link(Paths.TOKENS, Say.say("API tokens"), Permission.ADMIN, "t"));
  }

  private List<Link> open(Link... links) {
    return List.of(links).stream().filter(link -> may(link.needs())).toList();
  }

  /** Whether a link is the current navigation link. */
  public boolean isHere(Link link) {
    return link.path().equals(here);
  }
}
