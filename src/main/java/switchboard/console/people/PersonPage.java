package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.Frame;
import switchboard.console.Page;
import switchboard.console.Problem;
import switchboard.domain.Bot;
import switchboard.store.Rows;
import switchboard.web.Permission;

/**
 * Everything about one person.
 *
 * @param preference their own, or what the bot takes for it
 * @param place where they are in the bot; absent when they are nowhere yet
 * @param timeline what they did besides writing, the newest first
 * @param disclosures when what is hidden was shown to administrators, the newest first
 * @param hidden whether names and texts are hidden
 * @param draft a reply as it was typed
 * @param fresh whether changes that need a proof are let through
 */
record PersonPage(
    Frame frame,
    Rows.User user,
    Rows.Preference preference,
    @Nullable Place place,
    Talk talk,
    List<Rows.Interaction> timeline,
    Rows.@Nullable Note note,
    List<Rows.Disclosure> disclosures,
    boolean hidden,
    String draft,
    boolean fresh,
    Problem problem,
    Bot bot,
    Instant now)
    implements Page {

  boolean maySend() {
    return frame.may(Permission.SEND) && user.chatId() != null;
  }

  boolean mayChange() {
    return frame.may(Permission.PREFERENCES);
  }

  boolean mayErase() {
    return frame.may(Permission.ERASE);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepersonGenerated.render(output, forms, this);
  }
}
