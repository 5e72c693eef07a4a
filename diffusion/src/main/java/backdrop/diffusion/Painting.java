package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.batch.DecodeLane.Decoded;
import backdrop.diffusion.batch.Denoising;
import backdrop.diffusion.batch.DenoisingRequest;
import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.schedule.SamplerState;
import backdrop.diffusion.schedule.Schedule;
import backdrop.diffusion.unet.Unet;
import backdrop.diffusion.vae.LatentMask;
import java.time.Duration;
import java.util.List;

/**
 * The way of one request through the networks, on its caller's thread but for the steps, which the
 * engine takes. Draws from the generator in the order of diffusers' StableDiffusionInpaintPipeline.
 */
final class Painting {

  private final Engine engine;
  private final InpaintingRequest request;
  private final Schedule schedule;
  private final int width;
  private final int height;

  Painting(Engine engine, InpaintingRequest request) {
    this.engine = engine;
    this.request = request;
    this.schedule = Schedule.of(request.sampling(), networks().scheduler());
    this.width = request.picture().width() / networks().vae().factor();
    this.height = request.picture().height() / networks().vae().factor();
  }

  private Networks networks() {
    return engine.networks();
  }

  InpaintingResult run(StepListener listener, Cancellation cancellation) {
    Stopwatch watch = new Stopwatch();
    try (RunScope scope = RunScope.open(cancellation)) {
      List<TextEmbedding> embeddings = embeddings(scope);
      Duration text = watch.lap();

      TorchGenerator generator = new TorchGenerator(request.seed());
      SamplerState start;
      float[] maskedPicture;
      Duration encodingWait = engine.beginEncoding(cancellation);
      try {
        start = start(generator, scope);
        maskedPicture =
            networks().encoder().encode(request.picture(), request.mask(), generator, scope);
      } finally {
        engine.endEncoding();
      }
      Duration image = watch.lap();

      Denoising denoising =
          engine
              .steps()
              .submit(
                  new DenoisingRequest(
                      schedule,
                      start,
                      embeddings,
                      request.sampling().guidanceScale(),
                      latentMask(),
                      maskedPicture,
                      width,
                      height,
                      owner(),
                      generator,
                      cancellation));
      float[] latents = denoising.await(number -> tell(listener, denoising, number, scope));
      Duration steps = watch.lap();

      Decoded decoded = engine.decodes().decode(latents, width, height, cancellation);
      Duration decoding = watch.lap();
      refuseUnsafe(decoded.picture(), scope);
      Duration inside = scope.elapsed().plus(denoising.inside()).plus(decoded.inside());
      Duration waiting =
          encodingWait.plus(denoising.waiting()).plus(decoding.minus(decoded.inside()));
      return new InpaintingResult(
          decoded.picture(),
          latents,
          new PaintTimings(
              text, image, steps, decoding, inside, waiting, denoising.turn(), watch.total()));
    }
  }

  private List<TextEmbedding> embeddings(RunScope scope) {
    PromptReading reading = request.reading();
    // A network that guides itself is told the scale and never sees the negative prompt.
    return request.sampling().guided() && !networks().unet().guidesItself()
        ? networks().text().encodePair(request.prompt(), request.negativePrompt(), reading, scope)
        : List.of(networks().text().encode(request.prompt(), reading, scope));
  }

  private void refuseUnsafe(RgbImage picture, RunScope scope) {
    if (networks().safetyChecker().filter(it -> it.objectsTo(picture, scope)).isPresent()) {
      throw new DiffusionException(
          Reason.UNSAFE, "The model's safety checker objects to the painted picture");
    }
  }

  private SamplerState start(TorchGenerator generator, RunScope scope) {
    int size = Unet.LATENT_CHANNELS * height * width;
    if (!request.sampling().startsFromPicture()) {
      return schedule.start(generator.normal(size));
    }
    byte[] nothingMasked = new byte[request.mask().length];
    float[] picture =
        networks().encoder().encode(request.picture(), nothingMasked, generator, scope);
    return schedule.start(picture, generator.normal(size));
  }

  private float[] latentMask() {
    RgbImage picture = request.picture();
    return LatentMask.shrink(
        request.mask(), picture.width(), picture.height(), networks().vae().factor());
  }

  private Object owner() {
    return request.owner().isPresent() ? request.owner().get() : this;
  }

  private void tell(StepListener listener, Denoising denoising, int number, RunScope scope) {
    try (FinishedStep step = new FinishedStep(denoising, number, scope)) {
      listener.stepFinished(step);
    }
  }

  private final class FinishedStep implements Step, AutoCloseable {

    private final Denoising denoising;
    private final int number;
    private final RunScope scope;
    private boolean over;

    FinishedStep(Denoising denoising, int number, RunScope scope) {
      this.scope = scope;
      this.denoising = denoising;
      this.number = number;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public int count() {
      return schedule.evaluations();
    }

    @Override
    public RgbImage preview() {
      if (over) {
        throw new IllegalStateException("a step is over when its listener returns");
      }
      float[] estimate = denoising.estimate();
      return networks()
          .tinyDecoder()
          .map(decoder -> decoder.decode(estimate, width, height, scope))
          .orElseGet(() -> networks().colours().apply(estimate, width, height));
    }

    @Override
    public void close() {
      over = true;
    }
  }
}
