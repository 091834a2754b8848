package switchboard.base;

import org.jspecify.annotations.Nullable;

/**
 * File names that strangers chose, made fit for display and download: one line without invisible
 * characters, which can hide an extension, and without folders.
 */
public final class SafeFileName {

  private static final int MAX_LENGTH = 120;
  private static final int MAX_EXTENSION = 12;

  private SafeFileName() {}

  /** The safe form of a name; absent when nothing of it is left. */
  public static @Nullable String of(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var safe = new StringBuilder();
    name.codePoints()
        .filter(SafeFileName::isShown)
        .map(SafeFileName::plain)
        .forEach(safe::appendCodePoint);
    var whole = safe.toString().strip().replaceFirst("^[. ]+", "").replaceFirst("[. ]+$", "");
    return whole.isEmpty() ? null : clip(whole);
  }

  private static boolean isShown(int character) {
    return !InvisibleCharacters.isInvisible(character)
        && character != '\n'
        && character != '\r'
        && character != '\t'
        && character != 0xFFFD
        && Character.getType(character) != Character.SURROGATE;
  }

  /** Separators of folders and drives, and what shells and Windows do not take in names. */
  private static int plain(int character) {
    return "/\\:*?\"<>|".indexOf(character) >= 0 ? '_' : character;
  }

  /** Shortens the middle, so that the extension stays visible. */
  private static String clip(String name) {
    if (name.length() <= MAX_LENGTH) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
    int end = MAX_LENGTH - 1 - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + "…" + extension;
  }
}
