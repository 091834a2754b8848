package switchboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error response (RFC 9457), for the API description.
 *
 * @param title the status in words
 * @param detail what is wrong and what to do
 * @param field the invalid parameter or field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(
    String type, String title, int status, @Nullable String detail, @Nullable String field) {}
