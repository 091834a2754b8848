package switchboard.console.help;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The guide, for every account. */
@Controller
class HelpController {

  /** How long browsers keep an image, whose name stays the same in the next version. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** All documents, rendered at the first visit, so that they do not delay the start. */
  private final Supplier<List<GuidePage>> pages =
      SingletonSupplier.of(() -> Stream.of(GuideDocument.values()).map(GuidePage::of).toList());

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP)
  View contents() {
    return page(GuideDocument.CONTENTS.word());
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP + "/{page}")
  View page(@PathVariable("page") String word) {
    var all = pages.get();
    var shown =
        all.stream()
            .filter(page -> page.document().word().equals(word))
            .findFirst()
            .orElseThrow(HelpController::notFound);
    var parts = all.stream().filter(page -> page.document().isPart()).toList();
    return new HelpPage(PageLayout.of(shown.title(), Paths.HELP), shown, parts);
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP + "/images/{name}")
  ResponseEntity<Resource> image(@PathVariable("name") String name) {
    var image = new ClassPathResource(GuideDocument.FOLDER + "docs/images/" + name);
    if (!name.matches("[a-z-]+[.]png") || !image.exists()) {
      throw notFound();
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
        .contentType(MediaType.IMAGE_PNG)
        .body(image);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
