package switchboard.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Styles and scripts with a content hash in their URLs, so that browsers can cache them. */
@Configuration(proxyBeanMethods = false)
public class AssetUrls implements WebMvcConfigurer {

  private static final String FOLDER = "static/assets/";
  private static final String PATH = "/assets/kept/";
  private static final Duration KEPT = Duration.ofDays(365);
  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(PATH + "**")
        .addResourceLocations("classpath:/" + FOLDER)
        .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  /**
   * The URL of an asset.
   *
   * @param name the file name in the assets folder
   */
  public static String at(String name) {
    return ADDRESSES.computeIfAbsent(name, AssetUrls::address);
  }

  private static String address(String name) {
    int dot = name.lastIndexOf('.');
    return PATH + name.substring(0, dot) + '-' + hash(name) + name.substring(dot);
  }

  private static String hash(String name) {
    try (var in = AssetUrls.class.getResourceAsStream("/" + FOLDER + name)) {
      return DigestUtils.md5DigestAsHex(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
