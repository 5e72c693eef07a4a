package backdrop.diffusion.onnx;

import backdrop.diffusion.onnx.WireReader.Malformed;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to the graph of an ONNX file, gathered first and made all at once in a copy. The file
 * itself is only read, and may be of any size.
 *
 * <p>Field numbers are those of onnx.proto3.
 */
final class GraphEdit {

  static final int NODE = 1;
  static final int INITIALIZER = 5;
  static final int INPUT = 11;
  static final int VALUE_INFO = 13;

  private static final int MODEL_GRAPH = 7;

  private final MemorySegment file;
  private final WireReader graph;
  private final Splice header;
  private final List<Splice> changes = new ArrayList<>();

  private GraphEdit(MemorySegment file, WireReader graph, Splice header) {
    this.file = file;
    this.graph = graph;
    this.header = header;
  }

  /** The graph of this file; fails if it has none, or one in pieces. */
  static GraphEdit of(MemorySegment file) throws Malformed {
    GraphEdit edit = null;
    WireReader model = new WireReader(file);
    while (model.advance()) {
      if (model.at(MODEL_GRAPH)) {
        if (edit != null) {
          throw new Malformed();
        }
        Splice header = new Splice(model.fieldStart(), model.valueStart(), new byte[0]);
        edit = new GraphEdit(file, model.message(), header);
      }
    }
    if (edit == null) {
      throw new Malformed();
    }
    return edit;
  }

  /** A walk over the graph's fields as they stand in the file. */
  WireReader fields() {
    return graph.again();
  }

  /** Puts something in place of a stretch of the file inside the graph. */
  void replace(Splice change) {
    changes.add(change);
  }

  /** Bytes of the copy, but for a few. */
  long size() {
    return file.byteSize() + changes.stream().mapToLong(Splice::growth).sum();
  }

  /** A copy of the whole file with the changes. */
  MemorySegment apply(SegmentAllocator memory) {
    List<Splice> all = new ArrayList<>(changes);
    all.sort(Comparator.comparingLong(Splice::from));
    long length = graph.length() + all.stream().mapToLong(Splice::growth).sum();
    byte[] newHeader = new WireWriter().header(MODEL_GRAPH, length).toBytes();
    all.addFirst(new Splice(header.from(), header.to(), newHeader));
    return Splice.apply(file, all, memory);
  }
}
