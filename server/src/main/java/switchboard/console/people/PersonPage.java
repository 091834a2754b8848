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
import switchboard.domain.Preferences;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.UserDao.UserRow;
import switchboard.web.Permission;

/**
 * The page of one user.
 *
 * @param preferences saved preferences, or those that the bot uses
 * @param place the user's current screen; null before the first one
 * @param timeline interactions, newest first
 * @param disclosures when masked data was shown to administrators, newest first
 * @param hidden whether names and texts are hidden
 * @param draft an unsent reply as typed
 * @param fresh whether changes are allowed without re-authentication
 */
public record PersonPage(
    PageLayout frame,
    UserRow user,
    Preferences preferences,
    @Nullable CurrentScreen place,
    ConversationHistory talk,
    List<InteractionRow> timeline,
    @Nullable NoteRow note,
    List<DisclosureRow> disclosures,
    boolean hidden,
    String draft,
    boolean fresh,
    FormError problem,
    Bot bot,
    Instant now)
    implements Page {

  public boolean maySend() {
    return frame.may(Permission.SEND) && user.chatId() != null;
  }

  public boolean mayChange() {
    return frame.may(Permission.PREFERENCES);
  }

  public boolean mayErase() {
    return frame.may(Permission.ERASE);
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtepersonGenerated.render(output, forms, this);
  }
}
