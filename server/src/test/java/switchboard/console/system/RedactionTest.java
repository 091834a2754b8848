package switchboard.console.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String UPDATE =
      """
      {"update_id": 7, "message": {"message_id": 3, "date": 1772000000,
        "from": {"id": 71, "is_bot": false, "first_name": "Zoë", "last_name": "Q", "username": "zoe",
                 "language_code": "pt-br"},
        "chat": {"id": 71, "type": "private", "title": "Family"},
        "text": "my secret", "caption": "another",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "photo": [{"file_id": "AgAC", "file_unique_id": "AQ", "width": 90}],
        "document": {"mime_type": "text/whoami", "file_name": "will.pdf"},
        "contact": {"phone_number": "+351123", "vcard": "BEGIN:VCARD"},
        "location": {"latitude": 38.71, "longitude": -9.13, "horizontal_accuracy": 12.5}}}
      """;

  @Test
  void whatSomebodyWroteOrIsIsHidden() {
    assertThat(Redaction.of(UPDATE))
        .doesNotContain("Zo", "\"Q\"", "zoe", "secret", "another", "Family", "AgAC", "AQ")
        .doesNotContain("whoami", "will", "351", "VCARD", "38.71", "9.13", "12.5");
  }

  @Test
  void numbersKindsAndTheShapeStay() {
    assertThat(Redaction.of(UPDATE))
        .contains("\"update_id\" : 7", "\"id\" : 71", "\"is_bot\" : false", "\"width\" : 90")
        .contains("\"type\" : \"private\"", "\"type\" : \"bold\"", "\"language_code\" : \"pt-br\"")
        .contains("\"text\" : \"…\"", "\"latitude\" : \"…\"", "\"phone_number\" : \"…\"");
  }

  @Test
  void aKindThatIsNoWordIsHiddenToo() {
    assertThat(Redaction.of("{\"type\": \"call me +351 123\", \"status\": \"<b>\"}"))
        .isEqualToIgnoringNewLines("{  \"type\" : \"…\",  \"status\" : \"…\"}");
  }

  @Test
  void whatIsNoJsonIsNotShown() {
    assertThat(Redaction.of("{\"text\": \"my sec")).isEmpty();
  }
}
