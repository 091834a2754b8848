package switchboard.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

/**
 * Lets the servers of this JVM share what Spring reads of class files, an eighth of a server's
 * start. Found by Spring through {@code META-INF/spring.factories}.
 */
final class SharedClassMetadata
    implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

  @Override
  public void initialize(GenericApplicationContext context) {
    var cache = context.getResourceCache(MetadataReader.class);
    cache.putAll(READ);
    // after the classes are read, before Spring clears its cache
    context.addBeanFactoryPostProcessor(_ -> READ.putAll(cache));
  }
}
