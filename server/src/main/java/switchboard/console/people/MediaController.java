package switchboard.console.people;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import switchboard.audit.AuditedRequest;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.Page;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.domain.FileType;
import switchboard.operations.MediaService;
import switchboard.operations.PeopleService;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Store;
import switchboard.web.Caller;
import switchboard.web.ContentPolicy;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/**
 * Serves files of users. They are hostile: a browser shows only what was recognized by its first
 * bytes as a picture, sound or video, and nothing in a file can run.
 */
@Controller
record MediaController(Store store, MediaService media, PeopleService people, Masking masking) {

  private static final String FILE = Paths.MEDIA + "/{id}";

  /**
   * @param download whether it is saved and not shown
   */
  @Needs(value = Permission.READ, as = AuditAction.MEDIA_READ)
  @GetMapping(FILE)
  ResponseEntity<Resource> file(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean download,
      HttpServletRequest request)
      throws IOException {
    var row = visible(id, request);
    media.open(row).close(); // before the response begins: then an error has a page of its own
    var type = FileType.of(Objects.requireNonNullElse(row.contentType(), ""));
    var file = new FileResource(() -> media.open(row), Objects.requireNonNull(row.bytes()));
    return ResponseEntity.ok()
        .contentType(
            type.isShown()
                ? MediaType.parseMediaType(type.mediaType())
                : MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(ContentPolicy.HEADER, ContentPolicy.FILE)
        .headers(headers ->
            headers.setContentDisposition(
                (type.isShown() && !download
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                    .filename(ShownFile.fileName(row), StandardCharsets.UTF_8)
                    .build()))
        .body(file);
  }

  /** The row of a file that the caller may see. */
  private MediaRow visible(long id, HttpServletRequest request) {
    var caller = Caller.current().orElseThrow();
    return store.readNow(tables -> {
      var row = tables.media().find(id).orElseThrow(MediaService::notFound);
      AuditedRequest.isAbout(request, row.userId());
      if (masking.isFor(caller) && !people.isDisclosed(tables, row.userId(), caller.account())) {
        throw UserErrorException.invalid("why", sentence("media.error.hidden"));
      }
      return row;
    });
  }

  /**
   * Downloads a file that is only offered.
   *
   * @param next the page to return to
   */
  @Needs(value = Permission.READ, as = AuditAction.MEDIA_FETCH)
  @PostMapping(FILE + "/fetch")
  View fetch(
      @PathVariable long id,
      @RequestParam(defaultValue = Paths.MEDIA) String next,
      HttpServletRequest request) {
    var row = visible(id, request);
    media.fetch(row.id());
    var page = Paths.next(next);
    var mark = page.contains("?") ? "&" : "?";
    return Page.seeOther(
        page + mark + "done=" + FlashMessage.FETCHING.word() + "#file-" + row.id());
  }
}
