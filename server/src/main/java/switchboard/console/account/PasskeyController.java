package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.auth.Passkeys;
import switchboard.auth.Reauthentication;
import switchboard.auth.Reauthentication.Answer;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.Messages;
import switchboard.console.Paths;
import switchboard.web.Caller;
import switchboard.web.JsonBody;
import switchboard.web.Needs;
import switchboard.web.Open;
import switchboard.web.Permission;
import switchboard.web.ProblemResponses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Passkey endpoints for the script of the pages: create challenges and verify signatures. */
@RestController
record PasskeyController(Passkeys passkeys, Reauthentication reauthentication) {

  private static final int MAX_NAME_LENGTH = 64;

  private record LoginBody(
      @Nullable String ticket, @Nullable JsonNode credential, @Nullable String next) {}

  private record NewPasskeyBody(
      @Nullable String ticket, @Nullable JsonNode credential, @Nullable String name) {}

  @Open
  @PostMapping("/login/passkey/begin")
  Passkeys.Begun beginLogin(HttpServletRequest request) {
    return passkeys.beginLogin(request);
  }

  @Open
  @PostMapping("/login/passkey")
  Map<String, String> login(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = JsonBody.read(request, LoginBody.class);
    var answer =
        reauthentication.enterByPasskey(
            text(body.ticket()), credential(body.credential()), request, response);
    if (answer instanceof Answer.Welcome) {
      return Map.of("next", Paths.next(text(body.next())));
    }
    throw UserErrorException.invalid("passkey", sentence("passkey.unknown"));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys/begin")
  Passkeys.Begun beginAdding(HttpServletRequest request) {
    return passkeys.beginAdding(request, Caller.current().orElseThrow().account());
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys")
  Map<String, String> add(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = JsonBody.read(request, NewPasskeyBody.class);
    var caller = Caller.current().orElseThrow();
    var name = text(body.name()).strip();
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw UserErrorException.invalid("name", sentence("passkey.name.invalid", MAX_NAME_LENGTH));
    }
    passkeys.add(
        request, caller.account(), name, text(body.ticket()), credential(body.credential()));
    reauthentication.proved(caller, true, request, response);
    return Map.of("next", Paths.with(Paths.ACCOUNT, "done", FlashMessage.PASSKEY_ADDED.word()));
  }

  /** Answers in the user's language, because the script shows the message unchanged. */
  @ExceptionHandler
  void invalid(UserErrorException e, HttpServletResponse response) throws IOException {
    ProblemResponses.write(response, ProblemResponses.status(e), Messages.translate(e.sentence()));
  }

  private static JsonNode credential(@Nullable JsonNode given) {
    return given == null ? MissingNode.getInstance() : given;
  }

  private static String text(@Nullable String given) {
    return Objects.requireNonNullElse(given, "");
  }
}
