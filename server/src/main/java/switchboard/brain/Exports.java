package switchboard.brain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Effect;
import switchboard.domain.Extra;
import switchboard.domain.QueryResult;

/** What is sent to users who ask for all that is stored about them. */
final class Exports {

  private Exports() {}

  /** The document, and before it the files that the user sent. */
  static Call show(LocalizedTexts voice, Effect.Lookup lookup, QueryResult.Export export) {
    var chat = lookup.target().chat();
    var topic = lookup.target().topic();
    var name = "my-data-" + lookup.user().value();
    Call call =
        new Call.SendDocument(
            chat,
            topic,
            name + ".json",
            export.json(),
            voice.html(Phrase.EXPORT_CAPTION),
            voice.html(Phrase.EXPORT_FAILED));
    for (int part = export.files().size(); part > 0; part--) {
      var files = export.files().get(part - 1);
      var archive = new Extra.Archive(lookup.user(), files, name + "-files-" + part + ".zip");
      call = new Call.SendExtra(chat, topic, archive, call);
    }
    return call;
  }

  static Content tooSoon(LocalizedTexts voice, QueryResult.ExportedJustNow wait) {
    long minutes = Duration.between(wait.now(), wait.again()).plusSeconds(59).toMinutes();
    var html = voice.html(Phrase.EXPORT_SOON, Map.of("minutes", Long.toString(minutes)));
    return new Content(html, List.of());
  }
}
