package backdrop.inference.onnx;

import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.TokenCount;
import backdrop.inference.generation.Background;
import backdrop.inference.generation.Capabilities;
import backdrop.inference.generation.Generation;
import backdrop.inference.generation.Painter;
import backdrop.inference.generation.PaintingException;
import backdrop.inference.generation.PaintingModel;
import backdrop.inference.generation.PictureFiles;
import backdrop.inference.generation.PromptSyntax;
import backdrop.inference.generation.TextFit;
import backdrop.inference.reason.InferenceReason;
import backdrop.kit.failure.Failure;
import backdrop.picture.Canvas;
import backdrop.picture.PictureException;
import backdrop.picture.Product;
import backdrop.picture.RgbaImage;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Paints with an inpainting pipeline on ONNX Runtime. Until it {@link #use uses} a pipeline it
 * answers MODEL_LOADING, so the service can be talked to while the model loads.
 */
public final class OnnxPainter implements Painter {
  private final AtomicReference<@Nullable InpaintingPipeline> pipeline = new AtomicReference<>();
  private final PictureFiles files;
  private volatile UnaryOperator<RgbaImage> enlarger = UnaryOperator.identity();

  /**
   * @param files writes what was painted
   */
  public OnnxPainter(PictureFiles files) {
    this.files = files;
  }

  /** From now on paints with this pipeline, and brings pictures to canvases by resampling alone. */
  public void use(InpaintingPipeline opened) {
    use(opened, UnaryOperator.identity());
  }

  /**
   * From now on paints with this pipeline.
   *
   * @param enlarging brings painted pictures nearer to the size of a canvas
   */
  public void use(InpaintingPipeline opened, UnaryOperator<RgbaImage> enlarging) {
    enlarger = enlarging;
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
            can.samplers().stream()
                .collect(Collectors.toMap(Sampler::id, can::maxSteps, Math::min, TreeMap::new)),
            can.tokenLimit(),
            can.nativeSize(),
            switch (can.negativeWords()) {
              case GENERAL -> PaintingModel.NegativeWords.GENERAL;
              case SCENE -> PaintingModel.NegativeWords.SCENE;
            });
    var device = opened.device();
    String unit = device.threads() == 1 ? "thread" : "threads";
    return new Capabilities(
        List.of(model), "%s, %d %s".formatted(device.used(), device.threads(), unit));
  }

  @Override
  public TextFit fit(String prompt, PromptSyntax syntax) {
    TokenCount count = opened().countTokens(prompt, PromptReadings.of(syntax));
    return new TextFit(count.tokens(), count.limit(), count.droppedWords());
  }

  @Override
  public Painting begin(Generation generation, Product product) {
    try {
      Scene scene = Scene.of(product, generation.settings(), files);
      Canvas canvas = scene.placed().canvas();
      if (generation.settings().output().transparent()) {
        return new PlainPainting(scene, () -> canvas.plain(0xffffff));
      }
      return switch (generation.settings().layout().background()) {
        case Background.Painted painted ->
            new ModelPainting(scene, opened(), enlarging(scene), generation.ownerId());
        case Background.Plain plain -> new PlainPainting(scene, () -> canvas.plain(plain.rgb()));
        case Background.Graded graded ->
            new PlainPainting(scene, () -> graded.gradient().on(canvas));
      };
    } catch (PictureException refused) {
      throw PaintingException.refused(refused);
    }
  }

  /** A network that enlarges is asked only where a canvas is larger than what the model paints. */
  private UnaryOperator<RgbaImage> enlarging(Scene scene) {
    UnaryOperator<RgbaImage> network = enlarger;
    Canvas canvas = scene.placed().canvas();
    return painted ->
        painted.width() < canvas.width() && painted.height() < canvas.height()
            ? network.apply(painted)
            : painted;
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
