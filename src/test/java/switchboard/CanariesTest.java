package switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanariesTest {

  @Test
  void aSecretIsFoundAndNotToldOnceMore() {
    assertThatThrownBy(() -> Canaries.free("token=" + House.ADMIN_TOKEN + "."))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("token=***SECRET***.")
        .hasMessageNotContaining(House.ADMIN_TOKEN);
    assertThat(Canaries.free("nothing")).isEqualTo("nothing");
  }
}
