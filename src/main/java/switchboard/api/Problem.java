package switchboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How errors look (RFC 9457), for the description of the endpoints.
 *
 * @param title the status in words
 * @param detail what is wrong and what to do
 * @param field the parameter or field that is to blame
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type, String title, int status, @Nullable String detail, @Nullable String field) {}
