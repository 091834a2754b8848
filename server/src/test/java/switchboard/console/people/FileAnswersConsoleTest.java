package switchboard.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Answers with files, in a real browser. */
class FileAnswersConsoleTest extends MediaConsoleTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  @Test
  void aFileIsChosenAndSentWithAText() {
    openAnn();
    page.locator("#file").setInputFiles(png("sign.png"));
    assertThat(page.locator(".chosen")).containsText("sign.png");
    fill("Reply as the bot", "our sign");
    shoot("answer");
    fits();
    press("Send");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Message queued.");
    var photo = ann.await(message -> message.has("photo"), PATIENCE);
    assertThat(photo.path("caption").asString("")).isEqualTo("our sign");
    var line = chat().locator("li").last();
    assertThat(line).containsText("our sign");
    assertThat(line).containsText("by ana · sent");
    assertThat(line.locator("img")).hasCount(1);
    assertThat(page.getByLabel("Reply as the bot")).hasValue("");
    shoot("answered");
    page.navigate(at("/admin/media"));
    assertThat(page.locator(".files > li")).hasCount(1);
  }

  @Test
  void aFileIsDroppedOrPastedAndRemovedAgain() {
    openAnn();
    for (var way : new String[] {"drop", "paste"}) {
      page.evaluate(
          """
          way => {
            const all = new DataTransfer();
            all.items.add(new File(['hello'], `${way}.txt`, { type: 'text/plain' }));
            const field = document.getElementById('text');
            const event = way === 'drop'
              ? new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true })
              : new ClipboardEvent('paste', { clipboardData: all, bubbles: true, cancelable: true });
            field.dispatchEvent(event);
          }
          """,
          way);
      assertThat(page.locator(".chosen")).containsText(way + ".txt");
    }
    press("Remove");
    assertThat(page.locator(".chosen")).isHidden();
    page.locator("#file").setInputFiles(new FilePayload("empty.txt", "text/plain", new byte[0]));
    press("Send");
    assertThat(page.locator(".answer .problem")).containsText("The file is empty");
    assertThat(page.locator(".chosen")).containsText("empty.txt");
    page.locator("#file")
        .setInputFiles(new FilePayload("large.bin", "text/plain", new byte[(20 << 20) + 1]));
    assertThat(page.locator(".answer .problem")).containsText("up to 20 MB");
  }

  @Test
  void aFileIsSentWithoutScriptsToo() {
    try (var plain = withoutScripts()) {
      var plainPage = plain.newPage();
      plainPage.navigate(at("/admin/people/" + ann.id()));
      plainPage.locator("#file").setInputFiles(png("sign.png"));
      plainPage.locator("#text").fill("without scripts");
      plainPage.locator("button[form=reply]").click();
      assertThat(plainPage.getByRole(AriaRole.STATUS)).containsText("Message queued.");
      var photo = ann.await(message -> message.has("photo"), PATIENCE);
      assertThat(photo.path("caption").asString("")).isEqualTo("without scripts");
      plainPage.locator("button[form=reply]").click();
      assertThat(plainPage.getByRole(AriaRole.ALERT).first()).containsText("choose a file");
    }
  }

  private static FilePayload png(String name) {
    return new FilePayload(name, "image/png", Base64.getDecoder().decode(PNG));
  }
}
