package gilsim.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A temporary folder that only this user may enter, removed with all that is in it. */
public final class PrivateFolder implements AutoCloseable {
  private final Path folder;

  /**
   * Makes it among the temporary files.
   *
   * @throws PythonException if there is no room for it
   */
  public PrivateFolder() {
    this(
        Path.of(System.getProperty("java.io.tmpdir")),
        "gilsim-measure-",
        "; make room, or name another with GILSIM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
  }

  /**
   * Makes it in a folder.
   *
   * @param prefix its name begins with this
   * @throws PythonException if it cannot be made
   */
  PrivateFolder(Path parent, String prefix) {
    this(parent, prefix, "; make room, or name another");
  }

  private PrivateFolder(Path parent, String prefix, String remedy) {
    try {
      folder = Files.createTempDirectory(parent, prefix).toRealPath();
    } catch (IOException e) {
      throw new PythonException(
          "no temporary folder can be made in " + parent + " (" + e.getMessage() + ")" + remedy, e);
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** Puts a resource of this package into it. */
  Path extract(String resource) {
    try (InputStream in = PrivateFolder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      Path file = folder.resolve(resource);
      Files.write(file, in.readAllBytes());
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes a text file into it. */
  Path write(String name, String text) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private PythonException unwritable(IOException e) {
    return new PythonException("cannot write to " + folder + " (" + e.getMessage() + ")", e);
  }

  /** Removes what is in it. */
  void clear() {
    remove(true);
  }

  @Override
  public void close() {
    remove(false);
  }

  private void remove(boolean keep) {
    try {
      Files.walkFileTree(folder, new Remover(keep ? Optional.of(folder) : Optional.empty()));
    } catch (NoSuchFileException e) {
      // Somebody tidied up already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    private final Optional<Path> kept;

    Remover(Optional<Path> kept) {
      this.kept = kept;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (!kept.equals(Optional.of(folder))) {
        Files.deleteIfExists(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
