package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import backdrop.diffusion.onnx.WireReader.Malformed;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a network's file, repaired on the way where its export needs it. */
final class ModelFile {

  /** Without its large weights, a UNet's file takes about a megabyte. */
  private static final long LARGEST_GRAPH = 64L << 20;

  private ModelFile() {}

  /**
   * Opens a session on this file, which is not changed. Weights outside the file are found beside
   * it.
   */
  static OrtSession open(Path file, SessionOptions settings) throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (Arena memory = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      // Mapped, not read: weights that nobody looks at stay on the disk.
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), memory);
      Optional<MemorySegment> repaired = repaired(mapped, file.getFileName().toString(), memory);
      if (repaired.isPresent()) {
        String folder = file.resolveSibling("").toAbsolutePath().toString();
        settings.addConfigEntry("session.model_external_initializers_file_folder_path", folder);
        return environment.createSession(repaired.get().asByteBuffer(), settings);
      }
    }
    return environment.createSession(file.toString(), settings);
  }

  /**
   * The file as it should be.
   *
   * @param file an ONNX file or anything else
   * @return empty if there is nothing to repair, or no safe way to do so
   */
  static Optional<MemorySegment> repaired(
      MemorySegment file, String fileName, SegmentAllocator memory) {
    try {
      GraphEdit edit = GraphEdit.of(file);
      if (!ScalarTimestep.open(edit)) {
        return Optional.empty();
      }
      WeightsInPlace.refer(edit, fileName);
      return edit.size() > LARGEST_GRAPH ? Optional.empty() : Optional.of(edit.apply(memory));
    } catch (Malformed e) {
      // ONNX Runtime will say better what is wrong with the file.
      return Optional.empty();
    }
  }
}
