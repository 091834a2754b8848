package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import switchboard.store.sql.Encrypted;

class EncryptedColumnsTest {

  /** The names are part of the associated data: renaming one makes earlier data unreadable. */
  @Test
  void theNamesOfEncryptedColumnsStayTheSame() {
    var names =
        Arrays.stream(Tables.class.getMethods())
            .flatMap(table -> Arrays.stream(table.getReturnType().getDeclaredClasses()))
            .filter(Class::isRecord)
            .flatMap(row -> Arrays.stream(row.getRecordComponents()))
            .map(component -> component.getAnnotation(Encrypted.class))
            .filter(Objects::nonNull)
            .map(Encrypted::column)
            .distinct();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "users.username",
            "users.first_name",
            "users.last_name",
            "user_messages.message_text",
            "user_messages.file_id",
            "media.file_id",
            "media.unique_id",
            "media.name",
            "media.declared_type",
            "media.content_key",
            "media.sha256",
            "user_interactions.action_data",
            "outbox.call",
            "quarantine.payload",
            "accounts.totp_secret",
            "notes.note",
            "disclosures.reason");
  }
}
