package backdrop.command.diffuse;

import backdrop.command.Refusal;
import backdrop.diffusion.RgbImage;
import backdrop.picture.Encoders;
import backdrop.picture.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a run writes: one picture goes to the file named, of several each to a file of its
 * own that carries its seed, {@code out-7.png} for {@code out.png}.
 */
record Outputs(Path pictures, Optional<Path> latents) {

  private static final String PNG = ".png";

  /** Fails before anything is painted if a folder is missing. */
  void check() {
    checkFolder(pictures);
    latents.ifPresent(Outputs::checkFolder);
  }

  private static void checkFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal("there is no folder " + folder + " to write " + file.getFileName() + " to");
    }
    if (Files.isDirectory(file)) {
      throw new Refusal(file + " is a folder");
    }
  }

  /** Writes everything and returns a line about each file. */
  List<String> write(List<Painted> painted, Size size) {
    List<String> lines = new ArrayList<>();
    for (Painted each : painted) {
      Path file = painted.size() == 1 ? pictures : ofSeed(each.seed());
      RgbImage picture = each.result().picture();
      write(file, Encoders.png(RgbaImage.ofRgb(size.width(), size.height(), picture.rgb())));
      lines.add("%s  seed %d".formatted(file, each.seed()));
    }
    latents.ifPresent(
        file -> {
          List<float[]> values = painted.stream().map(each -> each.result().latents()).toList();
          write(file, NpyFile.of(values, size));
          lines.add(file.toString());
        });
    return lines;
  }

  private Path ofSeed(long seed) {
    String name = pictures.getFileName().toString();
    String stem = name.substring(0, name.length() - PNG.length());
    return pictures.resolveSibling(stem + "-" + seed + PNG);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
