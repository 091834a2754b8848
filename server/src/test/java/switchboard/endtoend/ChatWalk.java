package switchboard.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import switchboard.testing.BrowserPage;

/**
 * One person's whole dialogue with the sample bot, typed and tapped in the simulator's chat page.
 */
record ChatWalk(BrowserPage visit, Locator pane, String name) {

  private static final Pattern RECEIPT = Pattern.compile("Receipt: R-[0-9A-Z]{12}");

  void byTextsAndButtons() {
    visit.button(pane, "Start").click();
    walkTheMenu();
    changeTheLanguage();
    write(11);
    turnThePagesOfHistory();
    editAText();
    visit.say(pane, "/export");
    viewTheExport("Note number eleven");
    visit.say(pane, "/delete");
    confirmTheDeletion();
    startAnew();
  }

  void byButtonsAlone() {
    visit.button(pane, "Start").click();
    walkTheMenu();
    changeTheSettings();
    write(11);
    turnThePagesOfHistory();
    tap("🏠 Main menu", hello());
    tap("🔒 My data", "Your messages belong to you.");
    visit.tap(pane, "📦 Export");
    viewTheExport("Note number 11");
    say("/start", hello());
    keepEverything();
    tap("🔒 My data", "Your messages belong to you.");
    tap("🗑 Delete", "Delete my data?");
    confirmTheDeletion();
    tapAButtonFromBefore();
    startAnew();
    say("/start", hello());
    walkTheMenu();
  }

  /** An impatient person presses again before the first press is answered. */
  void tapTwiceAtOnce() {
    int messages = pane.getByRole(AriaRole.ARTICLE).count();
    visit
        .button(newest(), "🕘 Opening hours")
        .evaluate("button => { button.click(); button.click(); }");
    assertThat(newest()).containsText("Monday to Friday");
    assertThat(pane.locator("[aria-busy=true]")).hasCount(0);
    assertThat(pane.getByRole(AriaRole.ARTICLE)).hasCount(messages);
  }

  void tapAButtonWhoseScreenIsGone() {
    tap("🎄 Public holidays", "That page no longer exists. This is the closest one.");
    assertThat(newest()).containsText("Monday to Friday");
    tap("⬅️ Back", hello());
  }

  private void keepEverything() {
    tap("🔒 My data", "Your messages belong to you.");
    tap("🗑 Delete", "Delete my data?");
    tap("↩️ No, keep my data", hello());
    toast("Your data stays as it is.");
    tap("🔒 My data", "Your messages belong to you.");
    tap("🕘 My messages", "Note number 11");
    tap("🏠 Main menu", hello());
  }

  private void tapAButtonFromBefore() {
    visit.button(pane, "📦 Export").click();
    toast("Nothing is kept about you.");
    assertThat(newest()).containsText(RECEIPT);
  }

  private void tap(String button, String shown) {
    visit.tap(pane, button);
    assertThat(newest()).containsText(shown);
  }

  private String hello() {
    return "Hello " + name;
  }

  private Locator newest() {
    return visit.newest(pane);
  }

  private void toast(String words) {
    assertThat(pane.getByRole(AriaRole.STATUS)).containsText(words);
  }

  private void walkTheMenu() {
    assertThat(newest()).containsText(hello());
    tap("🕘 Opening hours", "Monday to Friday");
    tap("🎄 Public holidays", "On public holidays we open");
    tap("⬅️ Back", "Monday to Friday");
    tap("🎄 Public holidays", "On public holidays we open");
    tap("🏠 Main menu", hello());
  }

  private void changeTheLanguage() {
    tap("🌐 Language", "Which language");
    tap("Deutsch", "Sprache");
    toast("✓");
    tap("English", "Which language");
  }

  private void changeTheSettings() {
    tap("⚙️ Settings", "Changes take effect at once.");
    visit.tap(pane, "🔔 Notifications: on");
    assertThat(visit.button(newest(), "🔕 Notifications: off")).isVisible();
    toast("Saved ✓");
    visit.tap(pane, "🎨 Pearls");
    assertThat(visit.button(newest(), "◦ ✓ 🎨 Pearls ◦")).isVisible();
    tap("◦ 🌐 Language: English ◦", "Which language");
    tap("◦ Deutsch ◦", "Sprache");
    tap("◦ English ◦", "Which language");
    tap("◦ ⬅️ Back ◦", "Changes take effect at once.");
    visit.tap(pane, "◦ 🎨 Plain ◦");
    assertThat(visit.button(newest(), "✓ 🎨 Plain")).isVisible();
    tap("🔒 Privacy", "What is kept.");
    tap("🏠 Main menu", hello());
  }

  private void write(int notes) {
    for (int note = 1; note <= notes; note++) {
      visit.say(pane, "Note number " + note);
    }
    assertThat(newest()).containsText(history("Note number " + notes));
    assertThat(newest()).not().containsText("Note number 6");
  }

  private void turnThePagesOfHistory() {
    tap("Older ➡️", "Note number 6");
    tap("Older ➡️", "Note number 1");
    tap("⬅️ Newer", "Note number 6");
  }

  private void editAText() {
    var line = pane.getByRole(AriaRole.TEXTBOX);
    line.press("ArrowUp");
    assertThat(line).hasValue("Note number 11");
    visit.say(pane, "Note number eleven");
    assertThat(pane.getByRole(AriaRole.ARTICLE).filter(text("edited")).filter(text("eleven")))
        .hasCount(1);
    visit.say(pane, "/history");
    assertThat(newest()).containsText("Note number eleven");
    assertThat(newest()).containsText("(edited)");
  }

  private void viewTheExport(String note) {
    assertThat(newest()).containsText("application/json");
    visit.tap(pane, "View");
    var file = visit.page().getByRole(AriaRole.DIALOG);
    assertThat(file).containsText("\"first_name\": \"");
    assertThat(file).containsText(note);
    visit.page().keyboard().press("Escape");
    assertThat(file).not().isVisible();
  }

  private void confirmTheDeletion() {
    visit.tap(pane, "🗑 Yes, delete everything");
    assertThat(newest()).containsText(RECEIPT);
  }

  private void startAnew() {
    say("/history", "nothing that you send is kept");
    say("/start", hello());
    say("/history", "You have not written anything yet");
  }

  private void say(String text, String answer) {
    visit.say(pane, text);
    assertThat(newest()).containsText(answer);
  }

  /** The bot's answer to a text, which stands for a moment as the newest message itself. */
  static Pattern history(String newest) {
    return Pattern.compile("UTC[\\s\\S]*" + newest);
  }

  private static Locator.FilterOptions text(String part) {
    return new Locator.FilterOptions().setHasText(part);
  }
}
