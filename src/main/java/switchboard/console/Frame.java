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
record Frame(String title, String here, String done, boolean script) {

  /** A link to a page; only for those who may see it. */
  record Link(String path, String words, Permission needs) {}

  static Frame of(String title, String here) {
    return new Frame(title, here, "", false);
  }

  Frame done(String words) {
    return new Frame(title, here, words, script);
  }

  Frame withScript() {
    return new Frame(title, here, done, true);
  }

  /** Whoever is logged in, wholly. */
  Optional<Caller> caller() {
    return Caller.current().filter(caller -> caller.by() == Caller.By.LOGIN);
  }

  boolean mayAdminister() {
    return may(Permission.ADMIN);
  }

  boolean may(Permission permission) {
    return caller().filter(caller -> caller.may(permission)).isPresent();
  }

  List<Link> rooms() {
    return open(
        new Link(Paths.HOME, Say.say("Overview"), Permission.STATS),
        new Link(Paths.PEOPLE, Say.say("People"), Permission.READ),
        new Link(Paths.SESSIONS, Say.say("Sessions"), Permission.READ),
        new Link(Paths.BOT, Say.say("Bot"), Permission.STATS));
  }

  List<Link> system() {
    return open(
        new Link(Paths.WEBHOOK, Say.say("Connection"), Permission.STATS),
        new Link(Paths.QUARANTINE, Say.say("Quarantine"), Permission.ADMIN),
        new Link(Paths.BACKUPS, Say.say("Backups"), Permission.ADMIN),
        new Link(Paths.WARNINGS, Say.say("Warnings"), Permission.ADMIN),
        new Link(Paths.AUDIT, Say.say("Audit log"), Permission.AUDIT),
        new Link(Paths.ACCOUNTS, Say.say("Accounts"), Permission.ADMIN),
        new Link(Paths.TOKENS, Say.say("API tokens"), Permission.ADMIN));
  }

  private List<Link> open(Link... links) {
    return List.of(links).stream().filter(link -> may(link.needs())).toList();
  }

  /** Whether a link leads to this page, or to the list that it is from. */
  boolean isHere(Link link) {
    return link.path().equals(here);
  }
}
