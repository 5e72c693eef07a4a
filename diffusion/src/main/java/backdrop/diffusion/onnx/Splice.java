package backdrop.diffusion.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/** These bytes in place of a stretch of a file, which is empty where they are put in between. */
record Splice(long from, long to, byte[] instead) {

  /** By how many bytes the file grows. */
  long growth() {
    return instead.length - (to - from);
  }

  /** A copy of the file with these changes, which are in order and do not overlap. */
  static MemorySegment apply(MemorySegment file, List<Splice> changes, SegmentAllocator memory) {
    long growth = changes.stream().mapToLong(Splice::growth).sum();
    MemorySegment result = memory.allocate(file.byteSize() + growth);
    long read = 0;
    long written = 0;
    for (Splice change : changes) {
      long kept = change.from - read;
      MemorySegment.copy(file, read, result, written, kept);
      written += kept;
      MemorySegment.copy(
          MemorySegment.ofArray(change.instead), 0, result, written, change.instead.length);
      written += change.instead.length;
      read = change.to;
    }
    MemorySegment.copy(file, read, result, written, file.byteSize() - read);
    return result;
  }
}
