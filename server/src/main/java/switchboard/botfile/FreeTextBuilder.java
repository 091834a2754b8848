package switchboard.botfile;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.Map;
import switchboard.botfile.DraftFreeText.Owner;
import switchboard.domain.Action;
import switchboard.domain.FreeText;
import switchboard.domain.FreeText.Mode;
import switchboard.domain.FreeText.Wordings;
import switchboard.domain.Word;

/** Builds what the bot knows about free text from a draft that has passed every check. */
final class FreeTextBuilder {

  private FreeTextBuilder() {}

  static FreeText of(DraftFreeText draft) {
    var mode =
        draft.mode() == null
            ? Mode.HISTORY
            : Word.find(Mode.class, draft.mode().value()).orElseThrow();
    var screens = new LinkedHashMap<String, Wordings>();
    var actions = new LinkedHashMap<Action, Wordings>();
    byOwner(draft)
        .forEach((owner, wordings) -> {
          switch (owner) {
            case Owner.OfScreen(var id) -> screens.put(id, wordings);
            case Owner.OfAction(var action) ->
                actions.put(Word.find(Action.class, action).orElseThrow(), wordings);
          }
        });
    var subjects =
        draft.subjects().stream()
            .collect(
                groupingBy(
                    subject -> subject.name().value(),
                    mapping(
                        DraftFreeText.Subject::wordings,
                        collectingAndThen(toList(), DraftWordings::together))));
    return new FreeText(
        mode, Map.copyOf(screens), Map.copyOf(actions), Map.copyOf(subjects), draft.inviting());
  }

  private static Map<Owner, Wordings> byOwner(DraftFreeText draft) {
    return draft.asks().stream()
        .filter(ask -> ask.owner() != null)
        .collect(
            groupingBy(
                ask -> requireNonNull(ask.owner()),
                LinkedHashMap::new,
                mapping(
                    DraftFreeText.Ask::wordings,
                    collectingAndThen(toList(), DraftWordings::together))));
  }
}
