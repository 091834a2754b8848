package switchboard.console;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG image, so that its content reaches no other server.
 *
 * @param size the length of each side in modules, including the quiet zone
 * @param path a square for each dark module
 */
public record QrImage(int size, String path) {

  private static final int QUIET = 4;

  public static QrImage of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    return new QrImage(code.size + 2 * QUIET, path.toString());
  }

  /** The image as a file, which each program may scale. */
  public String file() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
    <rect width="100%%" height="100%%" fill="#fff"/>
    <path d="%2$s" fill="#000"/>
    </svg>
    """
        .formatted(size, path);
  }
}
