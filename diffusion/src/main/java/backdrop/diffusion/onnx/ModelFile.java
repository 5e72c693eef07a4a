package backdrop.diffusion.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a network's file, repaired on the way where its export needs it. */
final class ModelFile {

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
      Optional<MemorySegment> repaired = ScalarTimestep.repair(mapped, memory);
      if (repaired.isPresent()) {
        String folder = file.toAbsolutePath().getParent().toString();
        settings.addConfigEntry("session.model_external_initializers_file_folder_path", folder);
        return environment.createSession(repaired.get().asByteBuffer(), settings);
      }
    }
    return environment.createSession(file.toString(), settings);
  }
}
