package switchboard.console.system;

import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import switchboard.console.Frame;
import switchboard.console.Paths;
import switchboard.console.Say;
import switchboard.web.Needs;
import switchboard.web.Permission;
import switchboard.web.Warnings;

/** Warnings and errors since the start. */
@Controller
class WarningPages {

  private final Warnings warnings;

  WarningPages(Warnings warnings) {
    this.warnings = warnings;
  }

  @Needs(Permission.ADMIN)
  @GetMapping(Paths.WARNINGS)
  View all() {
    // the log has times of the machine, whatever a test's clock says
    return new WarningsPage(
        Frame.of(Say.say("Warnings"), Paths.WARNINGS), warnings.all(), Instant.now());
  }
}
