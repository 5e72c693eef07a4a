package backdrop.inference.segmentation;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DeviceOptions;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.image.ImageNetwork;
import backdrop.diffusion.image.ImagePlanes;
import backdrop.inference.cutout.Segmentation;
import backdrop.picture.RgbaImage;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation network from a folder with an ONNX file and its {@link NetworkDescriptor}. It is
 * tried out when it is loaded, so that one that loads also works. One that cannot be used is named
 * in the log, with its fault, and then finds nothing: cut-outs go on by the built-in way, and each
 * says by which it was made. Painting never depends on it, so the service stays ready.
 */
public final class OnnxSegmentation implements Segmentation, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OnnxSegmentation.class);

  private final Optional<Path> folder;
  private final DeviceOptions device;
  private boolean tried;
  private @Nullable Loaded loaded;

  /** A network that works, and how to speak to it. */
  record Loaded(NetworkDescriptor descriptor, ImageNetwork network) {}

  /**
   * @param folder empty if the operator supplies no network; then nothing is ever found
   */
  public OnnxSegmentation(Optional<Path> folder, DeviceOptions device) {
    this.folder = folder;
    this.device = device;
  }

  /** Loads the network once; answers whether it can be used. Takes seconds for a large one. */
  public boolean load() {
    return loaded().isPresent();
  }

  private synchronized Optional<Loaded> loaded() {
    if (!tried && folder.isPresent()) {
      tried = true;
      try {
        Loaded fresh = open(folder.get());
        loaded = fresh;
        LOG.infof("Products are cut out by the network %s", fresh.descriptor().name());
      } catch (UnusableNetwork | DiffusionException unusable) {
        LOG.errorf(
            "The segmentation network cannot be used, products are cut out by the built-in way: %s",
            unusable.getMessage());
      }
    }
    return Optional.ofNullable(loaded);
  }

  /** Opens the network of a folder; fails with a sentence that names file and fault. */
  Loaded open(Path folder) {
    NetworkDescriptor descriptor = NetworkDescriptor.read(folder);
    Path file = folder.resolve(descriptor.file());
    ImageNetwork network = ImageNetwork.open(file, descriptor.ports(), device);
    try {
      check(descriptor, network, file);
      return new Loaded(descriptor, network);
    } catch (RuntimeException unusable) {
      network.close();
      throw unusable;
    }
  }

  private static void check(NetworkDescriptor descriptor, ImageNetwork network, Path file) {
    int size = descriptor.size();
    int height = network.height().orElse(size);
    int width = network.width().orElse(size);
    int channels = network.channels().orElse(3);
    if (height != size || width != size || channels != 3) {
      throw new UnusableNetwork(
          "%s takes %d channels of %d x %d, but %s says 3 of %d x %d"
              .formatted(file, channels, width, height, NetworkDescriptor.FILE, size, size));
    }
    ImagePlanes answer =
        network.run(new ImagePlanes(3, size, size, new float[3 * size * size]), new Cancellation());
    boolean square = answer.width() == answer.height();
    if (answer.channels() != 1 || !square || answer.width() < 16) {
      throw new UnusableNetwork(
          "%s answers %d planes of %d x %d; a mask is one square plane"
              .formatted(file, answer.channels(), answer.width(), answer.height()));
    }
  }

  @Override
  public Optional<Shares> find(RgbaImage photo) {
    return loaded().flatMap(ready -> find(photo, ready));
  }

  private static Optional<Shares> find(RgbaImage photo, Loaded ready) {
    try {
      NetworkPicture picture = new NetworkPicture(ready.descriptor(), photo);
      return Optional.of(picture.shares(ready.network().run(picture.planes(), new Cancellation())));
    } catch (DiffusionException failed) {
      LOG.warnf("A photo is cut out by the built-in way: %s", failed.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (loaded != null) {
      loaded.network().close();
    }
  }
}
