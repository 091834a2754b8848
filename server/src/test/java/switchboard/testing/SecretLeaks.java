package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

/** Secrets used by tests; none may appear in a response, a page or an output. */
final class SecretLeaks {

  private static final List<String> SECRETS =
      List.of(
          TestServer.TOKEN.substring(TestServer.TOKEN.indexOf(':') + 1),
          TestServer.ADMIN_TOKEN,
          LoginTestBase.PASSWORD,
          ConsoleTestBase.PASSWORD);

  private SecretLeaks() {}

  static HttpResponse<String> free(HttpResponse<String> answer) {
    free(answer.body() + answer.headers());
    return answer;
  }

  static String free(String told) {
    for (var secret : SECRETS) {
      // assertThat(told).doesNotContain(secret) would print the secret
      assertThat(told.contains(secret)).as(() -> "a secret is told in:\n" + masked(told)).isFalse();
    }
    return told;
  }

  private static String masked(String told) {
    var masked = told;
    for (var secret : SECRETS) {
      masked = masked.replace(secret, "***SECRET***");
    }
    return masked;
  }
}
