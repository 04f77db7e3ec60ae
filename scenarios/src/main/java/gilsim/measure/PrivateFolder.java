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

/** A temporary folder that only this user may enter, removed with all that is in it. */
final class PrivateFolder implements AutoCloseable {
  private final Path folder;

  /**
   * Makes it.
   *
   * @throws PythonException if there is no room for it
   */
  PrivateFolder() {
    try {
      folder = Files.createTempDirectory("gilsim-measure-").toRealPath();
    } catch (IOException e) {
      throw new PythonException(
          "no temporary folder can be made in "
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e.getMessage()
              + "); make room, or name another with GILSIM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
          e);
    }
  }

  Path path() {
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

  @Override
  public void close() {
    try {
      Files.walkFileTree(folder, new Remover());
    } catch (NoSuchFileException e) {
      // Somebody tidied up already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
