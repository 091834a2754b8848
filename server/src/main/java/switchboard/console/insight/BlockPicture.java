package switchboard.console.insight;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import switchboard.console.CsrfFormFields;
import switchboard.domain.Bot;
import switchboard.insight.Figures;

/** The picture of a block, drawn from its tables. */
public interface BlockPicture extends Content {

  void write(HtmlTemplateOutput output, HtmlInterceptor forms);

  @Override
  default void writeTo(TemplateOutput output) {
    write((HtmlTemplateOutput) output, CsrfFormFields.NONE);
  }

  static BlockPicture of(Figures figures, Bot bot) {
    return switch (figures.block()) {
      case PEOPLE -> PeoplePicture.of(figures);
      case STAYING -> StayingPicture.of(figures);
      case WAYS -> WaysPicture.of(figures, bot);
      case LANGUAGES -> LanguagesPicture.of(figures);
      case GOALS -> GoalsPicture.of(figures, bot);
      case WHERE_FROM, ANSWERS, SPEED -> (_, _) -> {};
    };
  }
}
