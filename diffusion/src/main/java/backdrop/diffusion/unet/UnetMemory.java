package backdrop.diffusion.unet;

import java.util.LinkedHashMap;
import java.util.Map;

/** The memory of UNet calls, kept for the sizes that were called lately. For use by one thread. */
public final class UnetMemory implements AutoCloseable {

  private static final int SHAPES = 4;

  private final Unet unet;
  private final Map<UnetShape, UnetBatch> batches = new LinkedHashMap<>(16, 0.75f, true);

  public UnetMemory(Unet unet) {
    this.unet = unet;
  }

  /** The memory for at least so many rows of this shape; valid until the next one is asked for. */
  public UnetBatch batch(UnetShape shape, int rows) {
    UnetBatch known = batches.get(shape);
    if (known != null && known.capacity() >= rows) {
      return known;
    }
    if (known != null) {
      known.close();
      batches.remove(shape);
    } else if (batches.size() == SHAPES) {
      var eldest = batches.entrySet().iterator();
      eldest.next().getValue().close();
      eldest.remove();
    }
    UnetBatch fresh = unet.batch(shape, rows);
    batches.put(shape, fresh);
    return fresh;
  }

  /** Gives all memory back. */
  public void forget() {
    batches.values().forEach(UnetBatch::close);
    batches.clear();
  }

  @Override
  public void close() {
    forget();
  }
}
