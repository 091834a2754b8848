package switchboard.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import switchboard.domain.AccountId;
import switchboard.domain.ChatId;
import switchboard.domain.NoticeKind;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.StaffDao.StaffRow;
import tools.jackson.databind.JsonNode;

/** An operator with a linked chat. */
public final class StaffFixture {

  private StaffFixture() {}

  /** Links a chat, with all kinds of notices. */
  public static AccountId link(TestServer house, long user, String name) {
    var account = house.account(name, Role.OPERATOR, "a long enough password");
    house.server().store().run(tables -> tables.staff().add(row(house, account, user)));
    return account;
  }

  private static StaffRow row(TestServer house, AccountId account, long user) {
    return new StaffRow(
        account,
        new UserId(user),
        new ChatId(user),
        "en",
        Arrays.stream(NoticeKind.values()).map(NoticeKind::word).collect(Collectors.joining(" ")),
        30,
        null,
        null,
        "UTC",
        false,
        house.simulator().clock().now(),
        null);
  }

  /** The first lines of the bot's messages that are notices, oldest first. */
  public static List<String> notices(SimulatorPerson person) {
    return person.messages().stream()
        .map(StaffFixture::text)
        .filter(text -> text.startsWith("⚠️") || text.startsWith("✅"))
        .map(text -> text.lines().filter(StaffFixture::isTitle).collect(Collectors.joining(", ")))
        .toList();
  }

  private static boolean isTitle(String line) {
    return line.startsWith("⚠️") || line.startsWith("✅");
  }

  public static String text(JsonNode message) {
    return message.path("text").asString("");
  }
}
