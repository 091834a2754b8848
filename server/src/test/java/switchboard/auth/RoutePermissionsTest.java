package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import switchboard.domain.Role;
import switchboard.testing.ApiClient;
import switchboard.testing.FormBrowser;
import switchboard.testing.LoginTestBase;
import switchboard.web.Permission;

/** Every route requested by every role, with every scope, and anonymously. */
public class RoutePermissionsTest extends LoginTestBase {

  /**
   * The permission that each route needs. A star marks GET routes that change something; they need
   * a token.
   */
  private static final String TABLE =
      """
      GET   /                                     open
      GET   /health                               open
      GET   /openapi.json                         open
      GET   /docs                                 open
      GET   /metrics                              stats
      GET   /webhook_info                         stats
      GET   /insight/{block}                      stats
      GET   /insight/digest                       stats
      GET   /db_users                             read
      GET   /user_sessions                        read
      GET   /user_messages/{user_id}              read
      GET   /user_interactions/{user_id}          read
      GET   /export/people                        read
      GET   /export/messages                      read
      POST  /update_preference/{user_id}          preferences
      PUT   /update_preference/{user_id}          preferences
      PATCH /update_preference/{user_id}          preferences
      POST  /set_webhook                          admin
      GET   /set_webhook                          admin*
      GET   /audit_log                            audit
      GET   /setup                                open
      POST  /setup                                open
      GET   /login                                open
      GET   /login/factor                         open
      POST  /login/factor                         open
      GET   /login/again                          open
      POST  /login/again                          open
      POST  /login/passkey                        open
      POST  /login/passkey/begin                  open
      GET   /admin                                account
      GET   /admin/live/overview                  stats
      GET   /admin/live/sessions                  read
      GET   /admin/live/messages                  read
      GET   /admin/live/people/{user_id}          read
      GET   /admin/live/inbox                     read
      GET   /admin/live/instances                 stats
      GET   /admin/inbox                          read
      POST  /admin/inbox/{user_id}/take           send
      POST  /admin/inbox/{user_id}/release        send
      POST  /admin/inbox/{user_id}/snooze         send
      POST  /admin/inbox/{user_id}/settle         send
      POST  /admin/inbox/{user_id}/typing         send
      GET   /admin/people                         read
      GET   /admin/people/export                  read
      GET   /admin/people/{user_id}               read
      POST  /admin/people/{user_id}/reply         send
      POST  /admin/people/{user_id}/preferences   preferences
      POST  /admin/people/{user_id}/note          preferences
      POST  /admin/people/{user_id}/unmask        read
      GET   /admin/people/{user_id}/export        erase
      POST  /admin/people/{user_id}/erase         erase
      GET   /admin/messages                       read
      GET   /admin/insight                        stats
      GET   /admin/messages/export                read
      GET   /admin/words                          stats
      GET   /admin/words/texts                    read
      GET   /admin/media                          read
      GET   /admin/media/{id}                     read
      POST  /admin/media/{id}/fetch               read
      GET   /admin/sessions                       read
      POST  /admin/sessions/{user_id}/end         preferences
      GET   /admin/bot                            stats
      GET   /admin/bot/versions/{id}              stats
      GET   /admin/links                          stats
      POST  /admin/links                          send
      GET   /admin/links/{code}                   stats
      POST  /admin/links/{code}                   send
      POST  /admin/links/{code}/end               send
      POST  /admin/links/{code}/resume            send
      GET   /admin/links/{code}/qr                stats
      GET   /admin/links/{code}/sheet             stats
      GET   /admin/connection                     stats
      POST  /admin/connection                     admin
      GET   /admin/quarantine                     admin
      GET   /admin/quarantine/{id}                admin
      POST  /admin/quarantine/{id}/replay         admin
      POST  /admin/quarantine/{id}/discard        admin
      GET   /admin/backups                        admin
      POST  /admin/backups                        admin
      GET   /admin/backups/{id}                   admin
      POST  /admin/backups/{id}/verify            admin
      GET   /admin/warnings                       admin
      GET   /admin/audit                          audit
      POST  /admin/audit                          audit
      GET   /admin/account                        account
      POST  /admin/account/password               account
      POST  /admin/account/look                   account
      POST  /admin/account/logins/end             account
      POST  /admin/account/logins/end-others      account
      GET   /admin/account/app                    account
      POST  /admin/account/app                    account
      POST  /admin/account/app/remove             account
      POST  /admin/account/recovery               account
      POST  /admin/account/passkeys               account
      POST  /admin/account/passkeys/begin         account
      POST  /admin/account/passkeys/remove        account
      POST  /admin/account/telegram/link          account
      POST  /admin/account/telegram/unlink        account
      POST  /admin/account/telegram/notices       account
      POST  /admin/account/telegram/test          account
      GET   /admin/tokens                         admin
      POST  /admin/tokens                         admin
      POST  /admin/tokens/{id}/revoke             admin
      GET   /admin/accounts                       admin
      POST  /admin/accounts                       admin
      POST  /admin/accounts/{id}/invite           admin
      GET   /admin/accounts/{id}                  admin
      POST  /admin/accounts/{id}/role             admin
      POST  /admin/accounts/{id}/disable          admin
      POST  /admin/accounts/{id}/enable           admin
      POST  /admin/accounts/{id}/remove-factors   admin
      POST  /admin/accounts/{id}/end-logins       admin
      POST  /admin/accounts/{id}/names            admin
      GET   /help                                 account
      GET   /help/{page}                          account
      GET   /help/images/{name}                   account
      """;

  /** The paths of all pages that need a login. */
  public static Stream<String> pages() {
    return table().stream()
        .filter(entry -> entry.method().equals("GET") && !entry.isLive())
        .map(RouteEntry::path)
        .filter(path -> path.startsWith("/admin"));
  }

  private static List<RouteEntry> table() {
    return TABLE.lines().map(RouteEntry::of).toList();
  }

  /** Without public forms, which answer wrong passwords like missing permissions. */
  private static List<RouteEntry> withoutOpenForms() {
    return table().stream()
        .filter(entry -> entry.needs().isPresent() || entry.method().equals("GET"))
        .toList();
  }

  @Test
  void theTableHasEveryRoute() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    var routes =
        scan.findCandidateComponents("switchboard").stream()
            .map(found -> ClassUtils.resolveClassName(found.getBeanClassName() + "", null))
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(method -> MergedAnnotations.from(method).get(RequestMapping.class))
            .filter(mapping -> mapping.isPresent())
            .flatMap(mapping ->
                Arrays.stream(mapping.getEnumArray("method", RequestMethod.class))
                    .flatMap(verb ->
                        Arrays.stream(mapping.getStringArray("path"))
                            .map(path -> verb + " " + path)))
            .filter(route -> !route.contains(" /probe/")) // defined by another test
            .collect(Collectors.toSet());
    assertThat(table().stream().map(RouteEntry::route).distinct())
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void nobodyGetsNoFurtherThanTheDoor() {
    var asking = new ApiClient(house, null);
    for (var entry : table()) {
      var answer = asking.ask(entry.method() + " " + entry.target());
      assertThat(isRefused(answer))
          .as("%s: %s", entry, answer)
          .isEqualTo(entry.needs().isPresent() || entry.method().equals("POST"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRoleOpensWhatItIsFor(Role role) {
    browser.logIn(role.word(), PASSWORD);
    var csrf = FormBrowser.formToken(browser.get("/admin/account")).orElseThrow();
    // a wrong repetition of the new password is reported before a wrong old one
    var form = Map.of("_csrf", csrf, "password", "not repeated");
    for (var entry : withoutOpenForms()) {
      var answer =
          switch (entry) {
            case RouteEntry it when it.isLive() -> begin(it, "Cookie", browser.cookies());
            case RouteEntry it when it.method().equals("GET") -> browser.get(it.target());
            case RouteEntry it -> browser.send(it.method(), it.target(), form, Map.of());
          };
      assertThat(isRefused(answer))
          .as("%s: %s", entry, answer)
          .isEqualTo(!entry.isFor(RoleGrants.of(role)) || entry.byTokenOnly());
    }
    assertThat(browser.get("/admin/account").statusCode()).as("still logged in").isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"AUDIT", "ACCOUNT"})
  void aScopeOpensWhatItIsFor(Permission scope) {
    var token =
        new ApiTokens(house.server().store(), null, house.simulator().clock()::now)
            .create("one scope", Set.of(scope), 0);
    var asking = new ApiClient(house, token);
    // ADMIN covers everything except the own account
    var opened =
        scope == Permission.ADMIN
            ? EnumSet.complementOf(EnumSet.of(Permission.ACCOUNT))
            : EnumSet.of(scope);
    for (var entry : withoutOpenForms()) {
      var answer =
          entry.isLive()
              ? begin(entry, "Authorization", "Bearer " + token)
              : asking.ask(entry.method() + " " + entry.target());
      assertThat(isRefused(answer)).as("%s: %s", entry, answer).isEqualTo(!entry.isFor(opened));
    }
  }

  /** Opens a streaming response and closes it. */
  private HttpResponse<?> begin(RouteEntry entry, String header, String value) {
    var request =
        HttpRequest.newBuilder(house.uri().resolve(entry.target())).header(header, value).build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      client.shutdownNow();
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the request was refused or redirected to the login. */
  private static boolean isRefused(HttpResponse<?> answer) {
    int status = answer.statusCode();
    return status == 401
        || status == 403
        || (status == 302 && FormBrowser.location(answer).startsWith("/login"));
  }
}
