package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.console.FormError;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.domain.Bot;
import switchboard.web.ContentPolicy;
import switchboard.web.Permission;

/**
 * The page of one user.
 *
 * @param place the user's current screen; null before the first one
 * @param waiting null while the user waits for no answer
 * @param latest whether this is the end of the conversation, which is updated live
 * @param maxFileBytes the largest file that can be sent
 * @param draft an unsent reply as typed
 * @param fresh whether changes are allowed without re-authentication
 */
public record PersonPage(
    PageLayout frame,
    PersonDetails person,
    @Nullable CurrentScreen place,
    @Nullable Waiting waiting,
    boolean latest,
    long maxFileBytes,
    String draft,
    boolean fresh,
    FormError problem,
    Bot bot,
    Instant now)
    implements Page {

  public ConversationPart part() {
    return new ConversationPart(person.talk(), place, waiting, person.user().userId());
  }

  /** The answers to choose from, in the user's language. */
  public List<Answer> answers() {
    var language = person.preferences().language();
    return bot.answering().canned().stream()
        .map(one -> new Answer(one.label().in(bot.defaultLanguage()), one.text().in(language)))
        .toList();
  }

  /** An answer that is written beforehand. */
  public record Answer(String label, String text) {}

  public boolean maySend() {
    return frame.may(Permission.SEND) && person.user().chatId() != null;
  }

  public boolean mayChange() {
    return frame.may(Permission.PREFERENCES);
  }

  public boolean mayErase() {
    return frame.may(Permission.ERASE);
  }

  @Override
  public String policy() {
    return ContentPolicy.PAGE_WITH_PLAYERS;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepersonGenerated.render(output, forms, this);
  }
}
