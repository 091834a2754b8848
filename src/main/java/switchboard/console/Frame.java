package switchboard.console;

import java.util.List;
import java.util.Optional;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * What is around a page.
 *
 * @param title of the page
 * @param here the path of the link that leads here
 * @param done what was just done; or empty
 * @param script whether it uses passkeys
 */
public record Frame(String title, String here, String done, boolean script) {

  /**
   * A link to a page; only for those who may see it.
   *
   * @param key that leads there, after a g
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

  /** Whoever is logged in, wholly. */
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

  /** Whether a link leads to this page, or to the list that it is from. */
  public boolean isHere(Link link) {
    return link.path().equals(here);
  }
}
