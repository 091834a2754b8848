package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretLeaksTest {

  @Test
  void aSecretIsFoundAndNotToldOnceMore() {
    assertThatThrownBy(() -> SecretLeaks.free("token=" + TestServer.ADMIN_TOKEN + "."))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("token=***SECRET***.")
        .hasMessageNotContaining(TestServer.ADMIN_TOKEN);
    assertThat(SecretLeaks.free("nothing")).isEqualTo("nothing");
  }
}
