package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.UserErrorException;

class PasswordStrengthTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "123456789012",
        "qwertyuiopas",
        "1qaz2wsx3edc",
        "passwordpassword",
        "P@ssw0rd1234",
        "unbelievable",
        "switchboard2026",
        "switchboard!switchboard",
        "isabella1987",
        "anastasija-kowalski",
        "telegram2026"
      })
  void whatAttackersTryFirstIsNoPassword(String password) {
    assertThatThrownBy(() -> PasswordHashing.demandGood(password, "anastasija-kowalski"))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            e -> {
              assertThat(e.field()).isEqualTo("password");
              assertThat(e.detail()).contains("easy to guess").doesNotContain(password);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a few words in a row",
        "correct horse battery staple",
        "kolme vihreää saapasta",
        "Zx9!pf4Lq2Wd",
        "тридцать три ведра",
        "пять синих слонов 7"
      })
  void otherPasswordsAreGoodWhateverTheyAreMadeOf(String password) {
    assertThatCode(() -> PasswordHashing.demandGood(password, "ana")).doesNotThrowAnyException();
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleSeeThem() {
    assertThatCode(() -> PasswordHashing.demandGood("🐘🦒🦓🐫🦏🦛🐁🐇🦔🦇🐿🦦", "ana"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PasswordHashing.demandGood("🐘🦒🦓🐫🦏🦛🐁🐇🦔🦇🐿", "ana"))
        .hasMessageContaining("12 to 256");
    assertThatCode(() -> PasswordHashing.demandGood("Zx9!" + "pf4Lq2Wd".repeat(31) + "gold", "ana"))
        .as("256 characters")
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> PasswordHashing.demandGood("Zx9!" + "pf4Lq2Wd".repeat(31) + "golds", "ana"))
        .hasMessageContaining("12 to 256");
  }
}
