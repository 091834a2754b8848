package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import switchboard.access.Entrance;
import switchboard.access.Entrance.Answer;
import switchboard.access.Passkeys;
import switchboard.console.Done;
import switchboard.console.Paths;
import switchboard.console.Say;
import switchboard.web.Caller;
import switchboard.web.Invalid;
import switchboard.web.JsonBody;
import switchboard.web.Needs;
import switchboard.web.Open;
import switchboard.web.Permission;
import switchboard.web.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Passkey endpoints for the script of the pages: create challenges and verify signatures. */
@RestController
class PasskeyEndpoint {

  private static final int LONGEST_NAME = 64;

  private final Passkeys passkeys;
  private final Entrance entrance;

  PasskeyEndpoint(Passkeys passkeys, Entrance entrance) {
    this.passkeys = passkeys;
    this.entrance = entrance;
  }

  @Open
  @PostMapping("/login/passkey/begin")
  Passkeys.Begun beginLogin(HttpServletRequest request) {
    return passkeys.beginLogin(request);
  }

  @Open
  @PostMapping("/login/passkey")
  Map<String, String> login(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = JsonBody.read(request, Set.of("ticket", "credential", "next"));
    var answer = entrance.enterByPasskey(text(body, "ticket"), credential(body), request, response);
    if (answer instanceof Answer.Welcome) {
      return Map.of("next", Paths.next(text(body, "next")));
    }
    throw new Invalid("passkey", sentence("This passkey opens no account here."));
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys/begin")
  Passkeys.Begun beginAdding(HttpServletRequest request) {
    return passkeys.beginAdding(request, Caller.current().orElseThrow().id());
  }

  @Needs(value = Permission.ACCOUNT, freshly = true)
  @PostMapping("/admin/account/passkeys")
  Map<String, String> add(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = JsonBody.read(request, Set.of("ticket", "credential", "name"));
    var caller = Caller.current().orElseThrow();
    var name = text(body, "name").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new Invalid("name", sentence("Give it a name of at most {0} letters.", LONGEST_NAME));
    }
    passkeys.add(request, caller.id(), name, text(body, "ticket"), credential(body));
    entrance.proved(caller, true, request, response);
    return Map.of("next", Paths.with(Paths.ACCOUNT, "done", Done.PASSKEY_ADDED.word()));
  }

  /** Answers in the user's language, because the script shows the message unchanged. */
  @ExceptionHandler
  void invalid(Invalid e, HttpServletResponse response) throws IOException {
    Problems.write(response, HttpStatus.BAD_REQUEST, Say.say(e.sentence()));
  }

  private static JsonNode credential(Map<String, JsonNode> body) {
    return body.getOrDefault("credential", MissingNode.getInstance());
  }

  private static String text(Map<String, JsonNode> body, String field) {
    return body.getOrDefault(field, MissingNode.getInstance()).asString("");
  }
}
