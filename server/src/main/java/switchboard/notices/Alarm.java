package switchboard.notices;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is posted. One JSON object for all receivers: Slack reads {@code text}, ntfy {@code topic},
 * {@code title} and {@code message}, and a program the others.
 *
 * @param bot its user name; empty when unknown
 * @param finding absent when it is over
 */
record Alarm(NoticeKind kind, Instant since, String bot, @Nullable Finding finding) {

  private static final JsonMapper JSON = new JsonMapper();

  boolean isOver() {
    return finding == null;
  }

  String json(String topic) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!topic.isEmpty()) {
      fields.put("topic", topic);
    }
    fields.put("event", "switchboard.alarm");
    fields.put("kind", kind.word());
    fields.put("state", isOver() ? "over" : "begun");
    fields.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("bot", bot);
    fields.put("title", title());
    fields.put("message", message());
    fields.put("text", title() + ": " + message());
    return JSON.writeValueAsString(fields);
  }

  private String title() {
    return (bot.isEmpty() ? "" : "@" + bot + ": ") + english(NoticeKinds.title(kind));
  }

  private String message() {
    return finding == null
        ? english(Sentence.sentence("notices.over_now"))
        : english(finding.problem()) + " " + english(finding.fix());
  }

  private static String english(Sentence sentence) {
    return sentence.in(Locale.ENGLISH);
  }
}
