package switchboard.console;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import switchboard.domain.AuditAction;
import switchboard.store.Backup;
import switchboard.store.BackupKind;
import switchboard.store.BackupRefused;
import switchboard.store.Progress;
import switchboard.web.Caller;
import switchboard.web.Needs;
import switchboard.web.NotFound;
import switchboard.web.Permission;

/** Backups: what there is, a new one, whether one is good. Keys are never given out here. */
@Controller
class BackupPages {

  private final Desk desk;
  private final InstantSource clock;

  BackupPages(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.BACKUPS)
  View all(@RequestParam(defaultValue = "") String done) {
    return page(Done.words(done), Problem.NONE);
  }

  private Page page(String done, Problem problem) {
    var backup = desk.backup();
    return new BackupsPage(
        Frame.of(Say.say("Backups"), Paths.BACKUPS).done(done),
        backup.isPresent(),
        backup.map(it -> it.all(BackupKind.DATA)).orElse(List.of()),
        backup.map(it -> it.all(BackupKind.KEYS)).orElse(List.of()),
        Caller.current().filter(caller -> caller.isFresh(clock.instant())).isPresent(),
        problem,
        clock.instant());
  }

  private Backup backup() {
    return desk.backup().orElseThrow(() -> new NotFound("No backups are made: BACKUP_DIR is off."));
  }

  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.BACKUP)
  @PostMapping(Paths.BACKUPS)
  View make() {
    try {
      var _ = backup().make(Progress.NONE);
    } catch (BackupRefused e) {
      var words = String.valueOf(e.getMessage());
      var problem = new Problem("", words, HttpStatus.CONFLICT);
      return page("", problem).as(problem.status());
    }
    return back(Done.BACKUP_MADE);
  }

  private static View back(Done done) {
    return Page.seeOther(Paths.with(Paths.BACKUPS, "done", done.word()));
  }

  /** Reads one whole and compares it with what was noted when it was made. */
  @Needs(value = Permission.ADMIN, as = AuditAction.BACKUP)
  @PostMapping(Paths.BACKUPS + "/{id}/verify")
  View verify(@PathVariable long id, @RequestParam(defaultValue = "data") String kind) {
    var which = kind.equals(BackupKind.KEYS.word()) ? BackupKind.KEYS : BackupKind.DATA;
    boolean good =
        backup().isAsMade(which, Instant.ofEpochSecond(id)).orElseThrow(BackupPages::gone);
    return back(good ? Done.BACKUP_GOOD : Done.BACKUP_BAD);
  }

  private static NotFound gone() {
    return new NotFound("There is no such backup, or not any more.");
  }

  /** The data, encrypted as they are on the disk; without their keys they are worth nothing. */
  @Needs(value = Permission.ADMIN, freshly = true, as = AuditAction.BACKUP)
  @GetMapping(Paths.BACKUPS + "/{id}")
  ResponseEntity<Resource> download(@PathVariable long id) {
    var file =
        backup().file(BackupKind.DATA, Instant.ofEpochSecond(id)).orElseThrow(BackupPages::gone);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(file.getFileName()))
        .body(new FileSystemResource(file));
  }
}
