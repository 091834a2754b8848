package switchboard.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import switchboard.domain.UserId;

/** Accepts only decimal digits as numbers in URLs. Spring itself accepts {@code 0x10} too. */
@ControllerAdvice
class DecimalNumbers {

  @InitBinder
  void bind(WebDataBinder binder) {
    binder.registerCustomEditor(int.class, new Editor(Integer::valueOf));
    binder.registerCustomEditor(Integer.class, new Editor(Integer::valueOf));
    binder.registerCustomEditor(long.class, new Editor(Long::valueOf));
    binder.registerCustomEditor(Long.class, new Editor(Long::valueOf));
    binder.registerCustomEditor(UserId.class, new Editor(id -> new UserId(Long.parseLong(id))));
  }

  private static final class Editor extends PropertyEditorSupport {

    private final Function<String, Object> reading;

    Editor(Function<String, Object> reading) {
      this.reading = reading;
    }

    @Override
    public void setAsText(@Nullable String text) {
      setValue(text == null || text.isEmpty() ? null : reading.apply(text));
    }
  }
}
