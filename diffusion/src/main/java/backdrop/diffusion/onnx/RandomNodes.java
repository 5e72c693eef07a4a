package backdrop.diffusion.onnx;

import backdrop.diffusion.onnx.WireReader.Malformed;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** Finds out whether a network draws random numbers by itself, where no seed of ours reaches. */
final class RandomNodes {

  private static final int NODE_OPERATOR = 4;

  private RandomNodes() {}

  /** True if the file's graph has such a node; false for files that are no model. */
  static boolean in(Path file) throws IOException {
    try (Arena memory = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      var mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), memory);
      WireReader graph = GraphEdit.of(mapped).fields();
      while (graph.advance()) {
        if (graph.at(GraphEdit.NODE) && draws(graph.message())) {
          return true;
        }
      }
      return false;
    } catch (Malformed e) {
      return false;
    }
  }

  /** The operators are RandomNormal, RandomUniform, both with Like, Bernoulli and Multinomial. */
  private static boolean draws(WireReader node) throws Malformed {
    while (node.advance()) {
      if (node.at(NODE_OPERATOR)) {
        String operator = node.text();
        return operator.startsWith("Random")
            || operator.equals("Bernoulli")
            || operator.equals("Multinomial");
      }
    }
    return false;
  }
}
