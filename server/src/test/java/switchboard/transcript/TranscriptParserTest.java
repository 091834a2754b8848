package switchboard.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.transcript.Transcript.Line;

class TranscriptParserTest {

  @Test
  void linesBecomeStepsAndRowsBelongToTheirMessage() {
    var transcript =
        TranscriptParser.parse(
            "x",
            """
            # a comment

            ANN in group > /start now
            BOT < Hello …
            BOT [ One | Two ]
            BOT [ … ]
            11 minutes pass
            """);
    assertThat(transcript.lines())
        .containsExactly(
            new Line(3, new Step.Says("ANN", true, "/start now")),
            new Line(
                4, new Step.Shows(false, "Hello …", List.of(List.of("One", "Two"), List.of("…")))),
            new Line(7, new Step.Passes(Duration.ofMinutes(11))));
  }

  @Test
  void aLineThatMeansNothingIsNamedByItsNumber() {
    assertThatThrownBy(() -> TranscriptParser.parse("x", "\nANN says hello"))
        .hasMessage("x:2: what does this mean? ANN says hello");
    assertThatThrownBy(() -> TranscriptParser.parse("x", "BOT [ A ]")).hasMessageContaining("x:1");
  }
}
