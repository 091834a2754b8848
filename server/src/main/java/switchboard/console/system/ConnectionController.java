package switchboard.console.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.auth.ProxyDiagnostics;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.WebhookReport;
import switchboard.diagnosis.WebhookRequest;
import switchboard.operations.InstanceService;
import switchboard.operations.WebhookService;
import switchboard.web.Caller;
import switchboard.web.CertificateState;
import switchboard.web.Needs;
import switchboard.web.Permission;
import switchboard.web.ProblemResponses;

/** The connection to Telegram and its problems. */
@Controller
record ConnectionController(
    WebhookService webhooks,
    InstanceService instances,
    CertificateState certificate,
    ProxyDiagnostics proxies,
    LiveUpdates live,
    InstantSource clock) {

  @Needs(Permission.STATS)
  @GetMapping(Paths.WEBHOOK)
  View connection(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
    return page(request, FlashMessage.text(done), "");
  }

  private Page page(HttpServletRequest request, String done, String trouble) {
    WebhookReport report = null;
    var why = trouble;
    try {
      report = webhooks.report();
    } catch (UserErrorException e) {
      why = Messages.translate(e.sentence());
    }
    return new ConnectionPage(
        PageLayout.of(Messages.translate("connection.title"), Paths.WEBHOOK).done(done),
        new ConnectionPage.State(webhooks.registration(), webhooks.isWanted(), report),
        why,
        "%s:%d".formatted(request.getLocalAddr(), request.getLocalPort()),
        certificate.expiresAt().map(this::ending).orElse(null),
        around(report),
        list(),
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        clock.instant());
  }

  private InstanceList list() {
    return new InstanceList(instances.running(), clock.instant());
  }

  @Needs(Permission.STATS)
  @GetMapping(path = Paths.LIVE + "/instances", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveInstances() {
    return live.show(() -> Page.html(list()));
  }

  /** Findings that the webhook report does not contain. */
  private List<Finding> around(@Nullable WebhookReport report) {
    var said = report == null ? List.<Finding>of() : report.diagnosis();
    return Stream.concat(certificate.findings().stream(), proxies.findings().stream())
        .filter(one -> !said.contains(one))
        .toList();
  }

  private ConnectionPage.Ending ending(Instant at) {
    return new ConnectionPage.Ending(at, certificate.daysLeft().orElse(0L));
  }

  /** Registers the webhook with the address in the settings. */
  @Needs(value = Permission.ADMIN, freshly = true)
  @PostMapping(Paths.WEBHOOK)
  View set(HttpServletRequest request) {
    try {
      var _ = webhooks.set(WebhookRequest.usual());
    } catch (UserErrorException e) {
      return page(request, "", Messages.translate(e.sentence())).as(ProblemResponses.status(e));
    }
    return Page.seeOther(Paths.with(Paths.WEBHOOK, "done", FlashMessage.WEBHOOK_SET.word()));
  }
}
