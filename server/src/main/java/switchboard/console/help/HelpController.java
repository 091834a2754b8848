package switchboard.console.help;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
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

  /** Rendered at the first visit, so that it does not delay the start. */
  private final Supplier<Map<GuideDocument, GuidePage>> pages =
      SingletonSupplier.of(() ->
          Arrays.stream(GuideDocument.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      GuidePage::of,
                      (one, _) -> one,
                      () -> new EnumMap<>(GuideDocument.class))));

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP)
  View contents() {
    return page(GuideDocument.CONTENTS);
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP + "/{page}")
  View page(@PathVariable("page") String word) {
    return page(GuideDocument.of(word).orElseThrow(HelpController::notFound));
  }

  @Needs(Permission.ACCOUNT)
  @GetMapping(Paths.HELP + "/images/{name}")
  ResponseEntity<Resource> image(@PathVariable("name") String name) {
    var image = new ClassPathResource(GuideDocument.FOLDER + "docs/images/" + name);
    if (!name.matches("[a-z-]+[.]png") || !image.exists()) {
      throw notFound();
    }
    return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(image);
  }

  private View page(GuideDocument document) {
    var all = pages.get();
    var shown = all.get(document);
    var parts = GuideDocument.parts().stream().map(all::get).toList();
    return new HelpPage(PageLayout.of(shown.title(), Paths.HELP), shown, parts);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
