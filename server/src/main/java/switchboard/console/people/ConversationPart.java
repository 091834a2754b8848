package switchboard.console.people;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;
import switchboard.console.Page;
import switchboard.domain.UserId;

/** The part of a user's page that is updated live. */
public record ConversationPart(
    ConversationHistory talk,
    @Nullable CurrentScreen place,
    @Nullable Waiting waiting,
    UserId userId)
    implements Page {

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtetalkGenerated.render(output, forms, this);
  }
}
