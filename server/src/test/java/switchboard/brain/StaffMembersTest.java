package switchboard.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.brain.Given.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;

/** Operators use the bot, and nothing is recorded about them. */
class StaffMembersTest {

  private static final Session STAFF = session(Standing.STAFF);

  private static void recordsNothing(Decision decision) {
    assertThat(decision.next()).isEqualTo(STAFF);
    assertThat(decision.effects())
        .allMatch(effect -> effect instanceof Effect.Deliver || effect instanceof Effect.Lookup);
  }

  private static String said(Decision decision) {
    return decision.effects().stream()
        .flatMap(
            effect -> effect instanceof Effect.Deliver(var call) ? Stream.of(call) : Stream.of())
        .flatMap(call ->
            call instanceof Call.SendMessage send ? Stream.of(send.content().html()) : Stream.of())
        .findFirst()
        .orElse("");
  }

  @Test
  void theirMessagesAreAnsweredThatTheyAreNotKept() {
    for (var said : List.of(text("hello"), photo(PRIVATE, "look"))) {
      var decision = BRAIN.decide(STAFF, said);
      recordsNothing(decision);
      assertThat(said(decision)).contains("your messages are not kept");
    }
  }

  @Test
  void anEditedMessageChangesNothing() {
    assertThat(BRAIN.decide(STAFF, edited(PRIVATE, "new")).effects()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("switchboard.brain.Given#TAPS")
  void everyButtonWorksButDeletion(String data) {
    var decision = BRAIN.decide(STAFF, tap(data));
    if (data.startsWith("d:")) {
      assertThat(decision.effects()).anyMatch(Effect.Erase.class::isInstance);
    } else {
      recordsNothing(decision);
    }
    assertThat(decision.effects()).isNotEmpty();
  }

  @Test
  void commandsWork() {
    for (var name : List.of("start", "help", "settings", "language", "privacy", "delete", "x")) {
      var decision = BRAIN.decide(STAFF, command(name));
      recordsNothing(decision);
      assertThat(decision.effects()).as(name).hasSize(1);
    }
    recordsNothing(BRAIN.decide(STAFF, command(ANN, GROUP, "start", "")));
  }

  @ParameterizedTest
  @EnumSource
  void aLinkRecordsNothingWhoeverOpensIt(Standing standing) {
    var before = session(standing);
    var decision = BRAIN.decide(before, command(ANN, PRIVATE, "start", "staff-CODE"));
    assertThat(decision.next()).isEqualTo(before);
    assertThat(decision.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Lookup.class,
            lookup ->
                assertThat(lookup.question()).isEqualTo(new Effect.Question.StaffLink("CODE")));
  }

  @Test
  void inAGroupALinkIsIgnored() {
    assertThat(BRAIN.decide(known(), command(ANN, GROUP, "start", "staff-CODE")))
        .isEqualTo(new Decision(known(), List.of()));
  }

  @Test
  void theAnswerDoesNotTellWhyALinkIsWrong() {
    var decision = BRAIN.decide(known(), command(ANN, PRIVATE, "start", "staff-CODE"));
    var lookup = (Effect.Lookup) decision.effects().getFirst();
    assertThat(html(BRAIN.complete(lookup, new QueryResult.StaffLink(null))))
        .contains("wrong, used or expired");
    assertThat(html(BRAIN.complete(lookup, new QueryResult.StaffLink("<ann>"))))
        .contains("&lt;ann&gt;", "nothing that you do here is recorded", "/delete");
  }

  private static String html(Call call) {
    return call instanceof Call.SendMessage send ? send.content().html() : "";
  }

  @Test
  void otherUpdatesAreIgnored() {
    var other = new Incoming.Other(origin("message_reaction"), ANN, PRIVATE);
    assertThat(BRAIN.decide(STAFF, other).effects()).isEmpty();
    var change = new Incoming.Reachability(origin("my_chat_member"), ANN, PRIVATE, false);
    assertThat(BRAIN.decide(STAFF, change).effects()).isEmpty();
  }
}
