package switchboard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  static List<Address> addresses() {
    var addresses = new ArrayList<Address>();
    for (var action : Action.values()) {
      addresses.add(new Address.Do(action));
    }
    for (long id : new long[] {0, 1, 123, (1L << 52) - 1}) {
      addresses.add(new Address.Page(new HistoryCursor.OlderThan(id)));
      addresses.add(new Address.Page(new HistoryCursor.NewerThan(id)));
      addresses.add(new Address.Confirm(id));
    }
    List.of("en", "pt", "zh").forEach(tag -> addresses.add(new Address.Speak(tag)));
    addresses.addAll(
        List.of(
            new Address.Page(new HistoryCursor.Newest()),
            new Address.Notify(true),
            new Address.Notify(false),
            new Address.Wear("stars"),
            new Address.Wear("t".repeat(60)),
            new Address.Open("hours"),
            new Address.Open("a:b:c"),
            new Address.Open("приклад"),
            new Address.Open("s".repeat(62)),
            new Address.Keep()));
    List.copyOf(addresses).forEach(address -> addresses.add(new Address.Shared(address)));
    return addresses;
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void everyAddressComesBackAsItWentAndFitsIntoAButton(Address address) {
    assertThat(Address.parse(address.data())).contains(address);
    assertThat(address.data().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 64);
  }

  /** Existing buttons in chats carry these addresses, so they must not change. */
  @ParameterizedTest
  @CsvSource({
    "s:hours, Open[screen=hours]",
    "a:history, Do[action=HISTORY]",
    "h, Page[cursor=Newest[]]",
    "h:o:123, Page[cursor=OlderThan[id=123]]",
    "h:n:123, Page[cursor=NewerThan[id=123]]",
    "l:de, Speak[language=de]",
    "p:n:1, Notify[wanted=true]",
    "p:n:0, Notify[wanted=false]",
    "p:t:stars, Wear[theme=stars]",
    "d:9, Confirm[nonce=9]",
    "k, Keep[]",
    "S:hours, Shared[leadsTo=Open[screen=hours]]",
    "A:home, Shared[leadsTo=Do[action=HOME]]"
  })
  void theFormatIsFixed(String data, String address) {
    assertThat(Address.parse(data).orElseThrow()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        "s",
        "s:",
        "s: ",
        "a:",
        "a:HISTORY",
        "a:shutdown",
        "h:",
        "h:o:",
        "h:x:1",
        "h:o:-1",
        "h:o:+1",
        "h:o:01",
        "h:o:1 ",
        "h:o:99999999999999999999",
        "h:o:١",
        "p:",
        "p:n:",
        "p:n:2",
        "p:n:true",
        "d:",
        "d:-1",
        "d:1e3",
        "k:",
        "k:1",
        "S",
        "S:",
        "SS:hours",
        "A:HOME",
        "X:y",
        "\u0000",
        "\uD800",
        "x:y",
        "s\nhours"
      })
  void whatIsNotWrittenExactlySoIsNoAddress(String data) {
    assertThat(Address.parse(data)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 10_000})
  void whatDoesNotFitIntoAButtonIsNoAddress(int length) {
    assertThat(Address.parse("s:" + "x".repeat(length))).isEmpty();
    assertThat(Address.parse("s:" + "я".repeat((length + 1) / 2))).isEmpty();
  }
}
