package switchboard.console.links;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.console.QrImage;
import switchboard.console.SmallNumbers;
import switchboard.domain.AuditAction;
import switchboard.insight.Suppression;
import switchboard.operations.BotFileService;
import switchboard.operations.LinkService;
import switchboard.store.LinkDao.LinkRow;
import switchboard.web.Caller;
import switchboard.web.ContentPolicy;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Links that open a screen: list, make, change, end, print. */
@Controller
record LinkController(
    LinkService links, BotFileService botFile, Suppression suppression, InstantSource clock) {

  private static final String LINK = Paths.LINKS + "/{code}";

  @Needs(Permission.STATS)
  @GetMapping(Paths.LINKS)
  View list() {
    return list(LinkForm.empty(botFile.bot()));
  }

  private Page list(LinkForm form) {
    return new LinksPage(
        PageLayout.of(Messages.translate("links.title"), Paths.LINKS),
        links.all(SmallNumbers.of(Caller.current().orElseThrow(), suppression).applied()).stream()
            .map(link -> LinkLine.of(link, botFile.bot(), clock.instant(), links))
            .toList(),
        form);
  }

  @Needs(value = Permission.SEND, as = AuditAction.LINK_CHANGE)
  @PostMapping(Paths.LINKS)
  View make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String screen,
      @RequestParam(defaultValue = "") String ends) {
    var form = new LinkForm(botFile.bot(), name, screen, ends, FormError.NONE);
    try {
      var made = links.make(form.choice(), Caller.current().orElseThrow().name());
      return done(made.code(), FlashMessage.LINK_MADE);
    } catch (UserErrorException e) {
      var problem = FormError.of(e);
      return list(form.with(problem)).as(problem.status());
    }
  }

  @Needs(Permission.STATS)
  @GetMapping(LINK)
  View link(@PathVariable String code, @RequestParam(defaultValue = "") String done) {
    var link = links.find(code);
    return page(link, LinkForm.of(botFile.bot(), link), FlashMessage.text(done));
  }

  private Page page(LinkRow link, LinkForm form, String done) {
    return new LinkPage(
        PageLayout.of(link.name(), Paths.LINKS).done(done),
        link,
        links.address(link).orElse(""),
        links.trial(link).orElse(""),
        form,
        clock.instant());
  }

  @Needs(value = Permission.SEND, as = AuditAction.LINK_CHANGE)
  @PostMapping(LINK)
  View change(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String screen,
      @RequestParam(defaultValue = "") String ends) {
    var form = new LinkForm(botFile.bot(), name, screen, ends, FormError.NONE);
    var link = links.find(code);
    try {
      links.change(code, form.choice());
      return done(code, FlashMessage.LINK_SAVED);
    } catch (UserErrorException e) {
      var problem = FormError.of(e);
      return page(link, form.with(problem), "").as(problem.status());
    }
  }

  @Needs(value = Permission.SEND, as = AuditAction.LINK_CHANGE)
  @PostMapping(LINK + "/end")
  View end(@PathVariable String code) {
    links.end(code);
    return done(code, FlashMessage.LINK_ENDED);
  }

  @Needs(value = Permission.SEND, as = AuditAction.LINK_CHANGE)
  @PostMapping(LINK + "/resume")
  View resume(@PathVariable String code) {
    links.resume(code);
    return done(code, FlashMessage.LINK_RESUMED);
  }

  private static View done(String code, FlashMessage message) {
    return Page.seeOther(Paths.with(Paths.link(code), "done", message.word()));
  }

  /** The QR code as a file. */
  @Needs(Permission.STATS)
  @GetMapping(LINK + "/qr")
  ResponseEntity<String> image(@PathVariable String code) {
    var link = links.find(code);
    return ResponseEntity.ok()
        .contentType(new MediaType("image", "svg+xml", StandardCharsets.UTF_8))
        .header(ContentPolicy.HEADER, ContentPolicy.FILE)
        .headers(headers ->
            headers.setContentDisposition(
                ContentDisposition.attachment().filename("link-" + code + ".svg").build()))
        .body(QrImage.of("https://" + links.demandAddress(link)).file());
  }

  /** A sheet of A4 to print. */
  @Needs(Permission.STATS)
  @GetMapping(LINK + "/sheet")
  View sheet(@PathVariable String code) {
    var link = links.find(code);
    return new SheetPage(
        PageLayout.of(link.name(), Paths.LINKS),
        botFile.bot().name(),
        link,
        links.address(link).orElse(""));
  }
}
