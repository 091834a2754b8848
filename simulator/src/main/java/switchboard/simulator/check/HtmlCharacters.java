package switchboard.simulator.check;

/**
 * Decodes the character references that Telegram supports: four named ones and all numeric ones.
 */
final class HtmlCharacters {
  private HtmlCharacters() {}

  /** Appends the character referenced at an ampersand and returns the index after it. */
  static int decode(String html, int at, StringBuilder out) {
    int end = at + 1;
    int code;
    if (end < html.length() && html.charAt(end) == '#') {
      boolean hex = end + 1 < html.length() && html.charAt(end + 1) == 'x';
      int begin = hex ? end + 2 : end + 1;
      end = begin;
      while (end < html.length() && Character.digit(html.charAt(end), hex ? 16 : 10) >= 0) {
        end++;
      }
      code = number(html.substring(begin, end), hex ? 16 : 10);
    } else {
      while (end < html.length() && isLetter(html.charAt(end))) {
        end++;
      }
      code = named(html.substring(at + 1, end));
    }
    if (code == 0) {
      out.append('&');
      return at + 1;
    }
    out.appendCodePoint(code);
    return end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int named(String name) {
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      default -> 0;
    };
  }

  private static int number(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 8) {
      return 0;
    }
    long code = Long.parseLong(digits, radix);
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    return code > Character.MAX_CODE_POINT || surrogate ? 0 : (int) code;
  }
}
