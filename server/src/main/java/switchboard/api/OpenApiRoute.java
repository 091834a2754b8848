package switchboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import switchboard.web.Needs;
import switchboard.web.Open;

/** An endpoint with one of its paths and one of its methods. */
record OpenApiRoute(String path, RequestMethod method, HandlerMethod handler) {

  /** All routes for programs, without pages. */
  static List<OpenApiRoute> all(RequestMappingHandlerMapping mapping) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> isForPrograms(entry.getValue()))
        .flatMap(OpenApiRoute::of)
        .sorted(Comparator.comparing(OpenApiRoute::path).thenComparing(OpenApiRoute::method))
        .toList();
  }

  private static boolean isForPrograms(HandlerMethod handler) {
    return handler.hasMethodAnnotation(Operation.class)
        && (handler.hasMethodAnnotation(Open.class) || handler.hasMethodAnnotation(Needs.class));
  }

  private static Stream<OpenApiRoute> of(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
    var info = entry.getKey();
    return info.getPatternValues().stream()
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream()
                .map(method -> new OpenApiRoute(path, method, entry.getValue())));
  }

  /** A unique name, used as operation id. */
  String name() {
    var words = path.replaceAll("\\W+", "_").replaceAll("^_|_$", "");
    return method.name().toLowerCase(Locale.ROOT) + "_" + (words.isEmpty() ? "root" : words);
  }
}
