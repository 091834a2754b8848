package switchboard.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;

/** Lists of addresses and networks, in the form that Tomcat's filters read. */
final class Networks {

  private Networks() {}

  /**
   * Addresses and networks, each with its prefix length.
   *
   * @param words separated by commas
   * @throws IllegalArgumentException when an entry is neither
   */
  static String parse(String words) {
    return Stream.of(words.split(",", -1))
        .map(String::strip)
        .map(word -> new NetMask(word).toString())
        .collect(Collectors.joining(","));
  }
}
