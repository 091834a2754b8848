package switchboard.console.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an inline SVG image, so that its content reaches no other server and no
 * URL.
 *
 * @param size the length of each side in modules, including the quiet zone
 * @param path a square for each dark module
 */
public record QrImage(int size, String path) {

  private static final int QUIET = 4;

  static QrImage of(String text) {
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
}
