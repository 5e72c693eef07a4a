package backdrop.inference.onnx;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.DiffusionException;
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
import backdrop.picture.ModelSize;
import backdrop.picture.ModelView;
import backdrop.picture.RgbaImage;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The product in front of what the model paints; the model sees the canvas at its own size. */
final class ModelPainting implements Painting {
  private final Scene scene;
  private final InpaintingPipeline pipeline;
  private final String ownerId;
  private final ModelView view;
  private final Previews previews;

  /**
   * @param ownerId who shares the model's time with other owners
   */
  ModelPainting(Scene scene, InpaintingPipeline pipeline, String ownerId) {
    this.scene = scene;
    this.pipeline = pipeline;
    this.ownerId = ownerId;
    ModelSize size =
        ModelSize.near(
            scene.settings().layout().canvas(),
            pipeline.capabilities().nativeSize(),
            pipeline.capabilities().sizes().multiple());
    this.view = ModelView.of(scene.placed(), size);
    this.previews = new Previews(scene);
  }

  @Override
  public WetImage paint(long seed, Steps steps, BooleanSupplier cancelled) throws PaintingStopped {
    Cancellation cancellation = new Cancellation();
    Previews.Pace pace = new Previews.Pace();
    StepListener listener =
        step -> {
          int shown = shown(step);
          steps.stepped(shown);
          if (cancelled.getAsBoolean()) {
            cancellation.cancel();
          } else if (steps.wantsPreview() && step.number() < step.count() && pace.due()) {
            steps.preview(shown, previews.jpeg(step.preview()));
          }
        };
    try {
      if (cancelled.getAsBoolean()) {
        throw new PaintingStopped();
      }
      InpaintingResult result = pipeline.paint(request(seed), listener, cancellation);
      RgbImage picture = result.picture();
      return () ->
          scene.finish(
              () ->
                  view.background(
                      RgbaImage.ofRgb(picture.width(), picture.height(), picture.rgb())),
              result.timings().insideRuntime());
    } catch (DiffusionException failed) {
      throw translated(failed);
    }
  }

  /**
   * Some samplers ask the network more often than once a step; people count the steps they chose.
   */
  private int shown(Step step) {
    int steps = scene.settings().stepsOfAnImage();
    return Math.ceilDiv(step.number() * steps, step.count());
  }

  private InpaintingRequest request(long seed) {
    GenerationSettings settings = scene.settings();
    RgbaImage image = view.image();
    return new InpaintingRequest(
        new RgbImage(image.width(), image.height(), image.rgb()),
        view.mask().values(),
        settings.prompt(),
        settings.negativePrompt(),
        seed,
        new Sampling(
            Sampler.withId(settings.sampler()).orElseThrow(),
            settings.steps(),
            settings.guidanceScale()),
        PromptReadings.of(settings),
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
