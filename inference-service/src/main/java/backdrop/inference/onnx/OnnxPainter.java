package backdrop.inference.onnx;

import backdrop.diffusion.InpaintingPipeline;
import backdrop.inference.generation.Background;
import backdrop.inference.generation.Capabilities;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.PaintFailure;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.PaintingException;
import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.generation.PaintingModel;
import backdrop.inference.reason.InferenceReason;
import backdrop.inference.reason.PictureRefusals;
import backdrop.kit.failure.Failure;
import backdrop.picture.DecodeLimits;
import backdrop.picture.Mask;
import backdrop.picture.PhotoHeader;
import backdrop.picture.Photos;
import backdrop.picture.PictureException;
import backdrop.picture.Product;
import backdrop.picture.Refusal;
import backdrop.picture.RgbaImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Paints with an inpainting pipeline on ONNX Runtime. Until it {@link #use uses} a pipeline it
 * answers MODEL_LOADING, so the service can be talked to while the model loads.
 */
public final class OnnxPainter implements Painter {
  private final DecodeLimits limits;
  private final AtomicReference<@Nullable InpaintingPipeline> pipeline = new AtomicReference<>();

  /**
   * @param limits what photos were accepted under
   */
  public OnnxPainter(DecodeLimits limits) {
    this.limits = limits;
  }

  /** From now on paints with this pipeline. */
  public void use(InpaintingPipeline opened) {
    pipeline.set(opened);
  }

  /** Whether there is a model to paint with. */
  public boolean ready() {
    return pipeline.get() != null;
  }

  @Override
  public Capabilities capabilities() {
    InpaintingPipeline opened = opened();
    var can = opened.capabilities();
    PaintingModel model =
        new PaintingModel(
            can.name(),
            can.defaults().steps(),
            (float) can.defaults().guidanceScale(),
            can.defaults().sampler().id(),
            can.samplers().stream().map(sampler -> sampler.id()).sorted().toList(),
            can.tokenLimit(),
            can.nativeSize());
    var device = opened.device();
    String unit = device.threads() == 1 ? "thread" : "threads";
    return new Capabilities(
        List.of(model), "%s, %d %s".formatted(device.used(), device.threads(), unit));
  }

  @Override
  public Painting begin(Generation generation, byte[] photo, byte[] mask) {
    try {
      Scene scene = Scene.of(product(photo, mask), generation.settings());
      return generation.settings().background() == Background.WHITE
          ? new PlainPainting(scene)
          : new ModelPainting(scene, opened());
    } catch (PictureException refused) {
      Failure failure = PictureRefusals.failure(refused);
      throw new PaintingException(
          new PaintFailure((InferenceReason) failure.reason(), failure.text()),
          refused.refusal() == Refusal.DECODER_BUSY ? Remedy.TRY_AGAIN : Remedy.NONE,
          refused);
    }
  }

  /** Photo and mask are decoded side by side: at 12 megapixels each takes a while. */
  private Product product(byte[] photo, byte[] mask) {
    PhotoHeader header = Photos.inspect(photo, limits);
    CompletableFuture<Mask> decodedMask =
        CompletableFuture.supplyAsync(
            () -> Mask.decode(mask, header.uprightWidth(), header.uprightHeight(), limits));
    RgbaImage image = Photos.decode(photo, limits).image();
    try {
      return Product.cutOut(image, decodedMask.join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof PictureException refused) {
        throw refused;
      }
      throw failed;
    }
  }

  private InpaintingPipeline opened() {
    InpaintingPipeline opened = pipeline.get();
    if (opened == null) {
      throw new Failure(
          InferenceReason.MODEL_LOADING, "The model is still being loaded. Try again shortly.");
    }
    return opened;
  }
}
