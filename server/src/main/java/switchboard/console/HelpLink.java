package switchboard.console;

import static java.util.Map.entry;

import java.util.Map;

/** The section of the guide about each page of the console. */
public final class HelpLink {

  public static final String BOT_FILE = Paths.HELP + "/bot-file";
  public static final String INSIGHT = Paths.HELP + "/insight";
  public static final String NOTICES = Paths.HELP + "/operate#notices";

  /** The path of a section, by the path of a page in the navigation. */
  public static final Map<String, String> SECTIONS =
      Map.ofEntries(
          entry(Paths.HOME, "/operate#the-console"),
          entry(Paths.INBOX, "/operate#inbox"),
          entry(Paths.PEOPLE, "/operate#find-export-and-erase-users"),
          entry(Paths.MESSAGES, "/operate#the-console"),
          entry(Paths.INSIGHT, "/insight"),
          entry(Paths.LINKS, "/operate#links"),
          entry(Paths.WORDS, "/bot-file#free-text"),
          entry(Paths.MEDIA, "/operate#files-in-the-console"),
          entry(Paths.SESSIONS, "/operate#the-console"),
          entry(Paths.BOT, "/bot-file"),
          entry(Paths.WEBHOOK, "/operate#no-updates-arrive"),
          entry(Paths.QUARANTINE, "/operate#updates-in-quarantine"),
          entry(Paths.BACKUPS, "/operate#backups"),
          entry(Paths.WARNINGS, "/operate#replies-fail"),
          entry(Paths.AUDIT, "/operate#audit-log"),
          entry(Paths.ACCOUNT, "/operate#passwords-and-second-factors"),
          entry(Paths.ACCOUNTS, "/operate#administrators"),
          entry(Paths.TOKENS, "/extend#api-tokens"));

  private HelpLink() {}

  /** The section about the page; the table of contents for others. */
  static String of(String page) {
    return Paths.HELP + SECTIONS.getOrDefault(page, "");
  }
}
