package switchboard.console.system;

import static switchboard.base.Sentence.sentence;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.operations.BackupService;
import switchboard.store.backup.BackupException;
import switchboard.store.backup.BackupKind;
import switchboard.store.backup.Progress;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Backups: list, make, verify and download. Backups of keys cannot be downloaded here. */
@Controller
record BackupController(BackupService backups, InstantSource clock) {

  private static final String ONE = Paths.BACKUPS + "/{id}";

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.BACKUPS)
  View all(@RequestParam(defaultValue = "") String done) {
    return page(FlashMessage.text(done), FormError.NONE);
  }

  private Page page(String done, FormError problem) {
    return new BackupsPage(
        PageLayout.of(Messages.translate("backups.title"), Paths.BACKUPS).done(done),
        backups.backup().map(BackupsPage.Shelf::of).orElse(null),
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        problem,
        clock.instant());
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.BACKUP)
  @PostMapping(Paths.BACKUPS)
  View make() {
    try {
      var _ = backups.await(backup -> backup.make(Progress.NONE));
    } catch (BackupException e) {
      var problem = new FormError("", Messages.translate(e.sentence()), HttpStatus.CONFLICT);
      return page("", problem).as(problem.status());
    }
    return Page.seeOther(Paths.with(Paths.BACKUPS, "done", FlashMessage.BACKUP_MADE.word()));
  }

  /** Verifies a backup: reads all of it and compares it with its manifest, as a restore does. */
  @Needs(value = Permission.ADMIN, as = AuditAction.BACKUP)
  @PostMapping(ONE + "/verify")
  View verify(@PathVariable long id, @RequestParam(defaultValue = "data") String kind) {
    var which =
        Arrays.stream(BackupKind.values())
            .filter(one -> one.word().equals(kind))
            .findFirst()
            .orElseThrow(BackupController::gone);
    var at = at(id);
    try {
      if (!backups.await(backup -> backup.verify(which, at))) {
        throw gone();
      }
    } catch (BackupException e) {
      return page("", new FormError("", Messages.translate(e.sentence()), HttpStatus.OK));
    }
    return page(good(which, at), FormError.NONE);
  }

  private static String good(BackupKind kind, Instant at) {
    return switch (kind) {
      case DATA -> Messages.translate("backups.check.data_intact", Formats.time(at));
      case KEYS -> Messages.translate("backups.check.keys_intact", Formats.time(at));
    };
  }

  private static Instant at(long id) {
    try {
      return Instant.ofEpochSecond(id);
    } catch (DateTimeException e) {
      throw gone();
    }
  }

  private static UserErrorException gone() {
    return UserErrorException.notFound(sentence("backups.not_found"));
  }

  /** Downloads a backup of the data, which is encrypted as on disk and useless without its keys. */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.BACKUP)
  @GetMapping(ONE)
  ResponseEntity<Resource> download(@PathVariable long id) {
    Path file =
        backups
            .backup()
            .flatMap(backup -> backup.file(BackupKind.DATA, at(id)))
            .orElseThrow(BackupController::gone);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(file.getFileName()))
        .body(new FileSystemResource(file));
  }
}
