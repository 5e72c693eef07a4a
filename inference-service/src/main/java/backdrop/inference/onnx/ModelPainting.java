package backdrop.inference.onnx;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.InpaintingPipeline;
import backdrop.diffusion.InpaintingRequest;
import backdrop.diffusion.InpaintingResult;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.Sampler;
import backdrop.diffusion.Sampling;
import backdrop.diffusion.Step;
import backdrop.diffusion.StepListener;
import backdrop.inference.generation.GenerationSettings;
import backdrop.inference.generation.PaintFailure;
import backdrop.inference.generation.Painter.Painting;
import backdrop.inference.generation.Painter.Steps;
import backdrop.inference.generation.Painter.WetImage;
import backdrop.inference.generation.PaintingException;
import backdrop.inference.generation.PaintingException.Remedy;
import backdrop.inference.generation.PaintingStopped;
import backdrop.inference.reason.InferenceReason;
import backdrop.picture.Box;
import backdrop.picture.ModelView;
import backdrop.picture.RgbaImage;
import backdrop.picture.tile.TilePlan;
import backdrop.picture.tile.TileSheet;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The product in front of what the model paints; the model sees the canvas at its own size, or tile
 * by tile where the canvas is long. The same seed gives the same picture whatever else is painted.
 */
final class ModelPainting implements Painting {
  /** What the seeds of two tiles differ by: odd, and far from what the images differ by. */
  private static final long TILE_STRIDE = 0x9E37_79B1L;

  private static final long SEEDS = 0xFFFF_FFFFL;

  private final Scene scene;
  private final InpaintingPipeline pipeline;
  private final UnaryOperator<RgbaImage> enlarger;
  private final String ownerId;
  private final TilePlan plan;
  private final ModelView view;
  private final Previews previews;

  /**
   * @param enlarger brings painted pictures nearer to the size of a canvas
   * @param ownerId who shares the model's time with other owners
   */
  ModelPainting(
      Scene scene, InpaintingPipeline pipeline, UnaryOperator<RgbaImage> enlarger, String ownerId) {
    this.scene = scene;
    this.pipeline = pipeline;
    this.enlarger = enlarger;
    this.ownerId = ownerId;
    var can = pipeline.capabilities();
    this.plan =
        TilePlan.of(
            scene.placed().canvas(),
            scene.placed().frame(),
            can.nativeSize(),
            can.sizes().multiple(),
            can.sizes().minimum(),
            can.sizes().maximum());
    this.view = ModelView.of(scene.placed(), plan.view());
    this.previews = new Previews(scene);
  }

  @Override
  public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled) throws PaintingStopped {
    Cancellation cancellation = new Cancellation();
    TileSheet sheet = new TileSheet(view);
    Tiles told = new Tiles(sheet, steps, cancelled, cancellation);
    Duration model = Duration.ZERO;
    try {
      for (Box tile : plan.tiles()) {
        if (cancelled.getAsBoolean()) {
          throw new PaintingStopped();
        }
        InpaintingResult result =
            pipeline.paint(
                request(sheet, tile, seed + told.done * TILE_STRIDE), told, cancellation);
        sheet.lay(tile, rgba(result.picture()));
        told.done++;
        model = model.plus(result.timings().insideRuntime());
      }
    } catch (DiffusionException failed) {
      throw translated(failed);
    }
    RgbaImage painted = sheet.image();
    Duration inside = model;
    return () -> scene.finish(seed, () -> background(painted), inside);
  }

  private RgbaImage background(RgbaImage painted) {
    try {
      return view.background(painted, enlarger);
    } catch (DiffusionException failed) {
      throw failure(
          failed.reason() == Reason.OUT_OF_MEMORY
              ? InferenceReason.PAINTING_OUT_OF_MEMORY
              : InferenceReason.PAINTING_FAILED,
          Remedy.TRY_AGAIN,
          failed);
    }
  }

  private static RgbaImage rgba(RgbImage picture) {
    return RgbaImage.ofRgb(picture.width(), picture.height(), picture.rgb());
  }

  /** Tells of steps, counted over all tiles, and shows what forms. */
  private final class Tiles implements StepListener {
    private final TileSheet sheet;
    private final Steps steps;
    private final BooleanSupplier cancelled;
    private final Cancellation cancellation;
    private final Previews.Pace pace = new Previews.Pace();
    private int done;
    private int last;

    Tiles(TileSheet sheet, Steps steps, BooleanSupplier cancelled, Cancellation cancellation) {
      this.sheet = sheet;
      this.steps = steps;
      this.cancelled = cancelled;
      this.cancellation = cancellation;
    }

    @Override
    public void stepFinished(Step step) {
      int shown = shown(step);
      if (shown > last) {
        last = shown;
        steps.stepped(shown);
      }
      if (cancelled.getAsBoolean()) {
        cancellation.cancel();
      } else if (steps.wantsPreview() && step.number() < step.count() && pace.due()) {
        steps.preview(shown, previews.jpeg(forming(rgba(step.preview()))));
      }
    }

    /**
     * Some samplers ask the network more often than once a step, and tiles take their steps one
     * after the other; people count the steps they chose.
     */
    private int shown(Step step) {
      int chosen = scene.settings().stepsOfAnImage();
      int tiles = plan.tiles().size();
      return Math.ceilDiv((done * step.count() + step.number()) * chosen, tiles * step.count());
    }

    private RgbaImage forming(RgbaImage latent) {
      return plan.tiles().size() == 1
          ? latent
          : sheet.with(plan.tiles().get(done), Previews.stretched(latent, plan.tiles().get(done)));
    }
  }

  private InpaintingRequest request(TileSheet sheet, Box tile, long seed) {
    GenerationSettings settings = scene.settings();
    return new InpaintingRequest(
        new RgbImage(tile.width(), tile.height(), sheet.picture(tile).rgb()),
        sheet.mask(tile).values(),
        settings.prompt(),
        settings.negativePrompt(),
        seed & SEEDS,
        new Sampling(
            Sampler.withId(settings.sampler()).orElseThrow(),
            settings.steps(),
            settings.guidanceScale()),
        PromptReadings.of(settings.promptSyntax()),
        Optional.of(ownerId));
  }

  private static PaintingException translated(DiffusionException failed) throws PaintingStopped {
    return switch (failed.reason()) {
      case CANCELLED -> throw new PaintingStopped();
      case UNSAFE -> failure(InferenceReason.PICTURE_BLOCKED, Remedy.NONE, failed);
      case OUT_OF_MEMORY ->
          failure(InferenceReason.PAINTING_OUT_OF_MEMORY, Remedy.TRY_AGAIN, failed);
      case CLOSED, RUNTIME_FAILED, DEVICE_UNAVAILABLE ->
          failure(InferenceReason.PAINTING_FAILED, Remedy.TRY_AGAIN, failed);
      case MODEL_MISSING, MODEL_BROKEN, MODEL_UNSUPPORTED, REQUEST_INVALID, NOT_FINITE ->
          failure(InferenceReason.PAINTING_FAILED, Remedy.NONE, failed);
    };
  }

  private static PaintingException failure(
      InferenceReason reason, Remedy remedy, DiffusionException failed) {
    return new PaintingException(
        new PaintFailure(reason, String.valueOf(failed.getMessage())), remedy, failed);
  }

  @Override
  public void close() {}
}
