package switchboard.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Needs Chromium; skipped without it, and by {@code ./check --fast}. */
@Tag("browser")
@EnabledIf(value = "switchboard.testing.Chromium#isWanted", disabledReason = Chromium.MISSING)
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsBrowser {}
