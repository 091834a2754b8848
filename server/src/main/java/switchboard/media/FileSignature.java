package switchboard.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import switchboard.domain.FileType;

/**
 * Recognizes files by their first bytes. The list holds what a browser can show, and what people
 * send most; everything else is {@link FileType#OTHER}. The list is short on purpose: a file that
 * is two things at once is served as the type found here and never as another.
 */
final class FileSignature {

  /** How many bytes of the beginning decide. */
  static final int LENGTH = 64;

  /** Brands of MP4 files (ISO/IEC 14496-12) that browsers play, and those of sounds. */
  private static final Set<String> VIDEOS =
      Set.of(
          "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash");

  private static final Set<String> SOUNDS = Set.of("M4A ", "M4B ");

  private FileSignature() {}

  /**
   * @param head the first {@link #LENGTH} bytes, or all of a shorter file
   */
  static FileType of(byte[] head) {
    var text = new String(head, 0, Math.min(head.length, LENGTH), ISO_8859_1);
    if (text.startsWith("\u00FF\u00D8\u00FF")) {
      return FileType.JPEG;
    }
    if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
      return FileType.PNG;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return FileType.GIF;
    }
    if (text.startsWith("%PDF-")) {
      return FileType.PDF;
    }
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return FileType.ZIP;
    }
    return container(text);
  }

  private static FileType container(String text) {
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return FileType.WEBP;
    }
    if (text.startsWith("ftyp", 4) && text.length() >= 12) {
      var brand = text.substring(8, 12);
      return VIDEOS.contains(brand)
          ? FileType.MP4
          : SOUNDS.contains(brand) ? FileType.M4A : FileType.OTHER;
    }
    // EBML; Matroska, which browsers do not play, begins alike but names another type.
    if (text.startsWith("\u001AE\u00DF\u00A3")) {
      return text.contains("webm") ? FileType.WEBM : FileType.OTHER;
    }
    if (text.startsWith("OggS")) {
      return text.startsWith("OpusHead", 28) || text.startsWith("\u0001vorbis", 28)
          ? FileType.OGG
          : FileType.OTHER;
    }
    return isMp3(text) ? FileType.MP3 : FileType.OTHER;
  }

  /** An ID3 tag, or a frame of MPEG 1 or 2, layer III, with a usual bit rate and sample rate. */
  private static boolean isMp3(String text) {
    if (text.startsWith("ID3")) {
      return true;
    }
    if (text.length() < 4 || text.charAt(0) != 0xFF || (text.charAt(1) & 0xE6) != 0xE2) {
      return false;
    }
    int rates = text.charAt(2);
    int bits = rates >> 4;
    return bits != 0 && bits != 15 && (rates & 0x0C) != 0x0C;
  }
}
