package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file system in memory that can be filled up. Linux only, and for root. */
public final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 4_096;

  private final Path folder;
  private final Path ballast;

  /**
   * Skips the test where it may not mount file systems.
   *
   * @param folder an empty folder
   * @param size as for {@code mount}
   */
  public SmallDisk(Path folder, String size) {
    this.folder = folder;
    ballast = folder.resolve("ballast");
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()))
        .as("mount needs root")
        .isZero();
  }

  /** An empty folder on it. */
  public Path empty() {
    try {
      return Files.createDirectories(folder.resolve("files"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uses up all space. */
  public void fill() {
    var block = new byte[BLOCK];
    try {
      while (true) {
        Files.write(ballast, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  /** Frees what {@link #fill} has used. */
  public void free() {
    try {
      Files.delete(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    assertThat(run("umount", "-l", folder.toString())).isZero();
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1; // no such program
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
