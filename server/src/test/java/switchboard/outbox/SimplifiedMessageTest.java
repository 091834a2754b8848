package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.telegram.SendResult;
import switchboard.telegram.SendResult.Part;

class SimplifiedMessageTest {

  private static final Button GOOD = new Button.Link("Good", "https://good.example");
  private static final Button BAD = new Button.Link("Bad", "http://bad");
  private static final Button COPY = new Button.Copy("Copy", "x");
  private static final Button HOME = new Button.Callback("Home", "d:home");

  private static Call edit(String html, List<List<Button>> keyboard) {
    return new Call.EditMessage(new ChatId(5), null, 9, new Content(html, keyboard, "shop"));
  }

  private static Optional<Call> simplified(Call call, Part part, String description) {
    return SimplifiedMessage.of(call, new SendResult.Malformed(part, 400, description));
  }

  @ParameterizedTest
  @CsvSource({
    "Bad Request: inline keyboard button URL 'http://bad' is invalid: Wrong HTTP URL, Good Copy|Home",
    "Bad Request: BUTTON_URL_INVALID, Copy|Home",
    "Bad Request: BUTTON_COPY_TEXT_INVALID, Good Bad|Home",
  })
  void onlyTheButtonsInQuestionGo(String description, String left) {
    var call = edit("x", List.of(List.of(GOOD, BAD, COPY), List.of(HOME)));
    var content = simplified(call, Part.KEYBOARD, description).map(Call::content).orElseThrow();
    assertThat(
            content.keyboard().stream()
                .map(row -> String.join(" ", row.stream().map(Button::label).toList())))
        .containsExactly(left.split("\\|"));
    assertThat(content.screen()).isEqualTo("shop");
  }

  @Test
  void whatIsRefusedAgainHasNoKeyboardInTheEnd() {
    var call = Optional.of(edit("x", List.of(List.of(GOOD), List.of(HOME))));
    var last = call.get();
    int steps = 0;
    while (call.isPresent()) {
      last = call.get();
      call = simplified(last, Part.KEYBOARD, "Bad Request: BUTTON_URL_INVALID");
      steps++;
    }
    assertThat(steps).isEqualTo(3);
    assertThat(last).isEqualTo(edit("x", List.of()));
  }

  @Test
  void textThatCannotBeParsedIsSentPlainOnce() {
    var call = edit("<b>1 &lt; 2</b> &amp; <u>3 &#167;</u>", List.of(List.of(HOME)));
    var plain = simplified(call, Part.FORMATTING, "Bad Request: can't parse entities: x");
    assertThat(plain).contains(edit("1 &lt; 2 &amp; 3 §", List.of(List.of(HOME))));
    assertThat(simplified(plain.get(), Part.FORMATTING, "again")).isEmpty();
  }

  @Test
  void textThatIsTooLongIsCut() {
    var call = edit("<i>" + "😀".repeat(3000) + "</i>", List.of());
    var content =
        simplified(call, Part.FORMATTING, "Bad Request: message is too long")
            .map(Call::content)
            .orElseThrow();
    assertThat(content.html()).hasSize(4095).endsWith("😀…");
  }

  @Test
  void aFileLosesItsCaption() {
    var file = new Call.SendDocument(new ChatId(5), null, "a", "{}", "<b>", "Not sent");
    var bare = new Call.SendDocument(new ChatId(5), null, "a", "{}", "", "Not sent");
    assertThat(simplified(file, Part.FORMATTING, "why")).contains(bare);
    assertThat(simplified(bare, Part.FORMATTING, "why")).isEmpty();
  }

  @Test
  void anAnswerToATapHasNothingToLeaveOut() {
    assertThat(simplified(new Call.AnswerTap("q", "x", false), Part.KEYBOARD, "why")).isEmpty();
  }
}
