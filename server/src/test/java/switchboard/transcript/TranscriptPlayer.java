package switchboard.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays a transcript: the bot must do everything expected and nothing else. */
public final class TranscriptPlayer {

  private static final String ANYTHING = "…";

  private final Transcript transcript;
  private final TranscriptStage stage;

  private TranscriptPlayer(Transcript transcript, TranscriptStage stage) {
    this.transcript = transcript;
    this.stage = stage;
  }

  public static void run(Transcript transcript, TranscriptStage stage) {
    var play = new TranscriptPlayer(transcript, stage);
    transcript.lines().forEach(play::play);
    play.nothingMore("at the end of " + transcript.name());
  }

  private void play(Transcript.Line line) {
    var where = transcript.name() + ":" + line.number();
    switch (line.step()) {
      case Step.Shows expected -> shows(where, expected);
      case Step.Toasts(var text) ->
          matches(where, text, expect(where, SeenMessages.Toast.class).text());
      case Step.Documents(var name, var caption) -> {
        var document = expect(where, SeenMessages.Document.class);
        matches(where, name, document.name());
        matches(where, caption, document.caption());
      }
      case Step.IsSilent() -> nothingMore(where);
      case Step.Deed deed -> {
        nothingMore("before " + where);
        act(deed);
      }
    }
  }

  private void act(Step.Deed deed) {
    switch (deed) {
      case Step.Named(var who, var name) -> stage.name(who, name);
      case Step.Speaks(var who, var code) -> stage.language(who, code);
      case Step.Says(var who, var inGroup, var text) -> stage.say(who, inGroup, text);
      case Step.Sends(var who, var type, var caption) -> stage.send(who, type, caption);
      case Step.SendsAlbum(var who, var inGroup, var parts, var caption) ->
          stage.sendAlbum(who, inGroup, parts, caption);
      case Step.Edits(var who, var before, var after) -> stage.edit(who, before, after);
      case Step.Taps(var who, var inGroup, var label) -> stage.tap(who, inGroup, label);
      case Step.TapsAgain(var who) -> stage.tapAgain(who);
      case Step.Forges(var who, var data) -> stage.forge(who, data);
      case Step.Reaches(var who, var reachable) -> stage.reach(who, reachable);
      case Step.Passes(var duration) -> stage.pass(duration);
      case Step.BotFile(var version) -> stage.botFile(version);
    }
  }

  private void shows(String where, Step.Shows expected) {
    var message = expect(where, SeenMessages.Message.class);
    matches(where, expected.text(), message.text());
    assertThat(message.edited()).as(where + " shows it by an edit").isEqualTo(expected.edited());
    keyboard(where, expected.rows(), message.keyboard());
  }

  private static void keyboard(
      String where, @Nullable List<List<String>> expected, List<List<String>> shown) {
    if (expected == null) {
      return;
    }
    boolean open = expected.getLast().equals(List.of(ANYTHING));
    int rows = open ? expected.size() - 1 : expected.size();
    var compared = open ? shown.subList(0, Math.min(rows, shown.size())) : shown;
    matches(where, drawn(expected.subList(0, rows)), drawn(compared));
  }

  private static String drawn(List<List<String>> rows) {
    return rows.stream()
        .map(row -> "[ " + String.join(" | ", row) + " ]")
        .collect(Collectors.joining(" "));
  }

  private <T extends SeenMessages> T expect(String where, Class<T> kind) {
    var seen = stage.next();
    assertThat(seen).as(where).containsInstanceOf(kind);
    return kind.cast(seen.orElseThrow());
  }

  private void nothingMore(String where) {
    assertThat(stage.next()).as(where + ": nothing more").isEmpty();
  }

  private static void matches(String where, String pattern, String text) {
    var regex =
        Arrays.stream(spaced(pattern).split(ANYTHING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    assertThat(spaced(text)).as(where).matches(Pattern.compile(regex));
  }

  private static String spaced(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
