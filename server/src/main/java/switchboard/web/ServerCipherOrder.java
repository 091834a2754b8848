package switchboard.web;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;

/**
 * Prefers the server's cipher order, strongest first, over the client's. Set here to cover reloaded
 * certificates too, because Spring Boot has no property for it.
 */
public final class ServerCipherOrder extends Http11NioProtocol {

  @Override
  public void addSslHostConfig(SSLHostConfig config, boolean replace) {
    config.setHonorCipherOrder(true);
    super.addSslHostConfig(config, replace);
  }
}
