package backdrop.diffusion;

import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.random.TorchGenerator;
import backdrop.diffusion.schedule.Schedule;
import backdrop.diffusion.unet.GuidedUnet;
import backdrop.diffusion.unet.Unet;
import backdrop.diffusion.unet.UnetShape;
import backdrop.diffusion.vae.LatentMask;
import java.time.Duration;
import java.util.List;

/** The way of one request through the networks. Draws from the generator in diffusers' order. */
final class Painting {

  private final Networks networks;
  private final GuidanceMode guidance;
  private final InpaintingRequest request;
  private final Schedule schedule;
  private final int width;
  private final int height;

  Painting(Networks networks, GuidanceMode guidance, InpaintingRequest request) {
    this.networks = networks;
    this.guidance = guidance;
    this.request = request;
    this.schedule = Schedule.of(request.sampling(), networks.scheduler());
    this.width = request.picture().width() / networks.vae().factor();
    this.height = request.picture().height() / networks.vae().factor();
  }

  InpaintingResult run(StepListener listener, Cancellation cancellation) {
    try (RunScope scope = RunScope.open(cancellation)) {
      Stopwatch watch = new Stopwatch();
      List<TextEmbedding> embeddings = embeddings(scope);
      Duration text = watch.lap();

      TorchGenerator generator = new TorchGenerator(request.seed());
      float[] noise = generator.normal(Unet.LATENT_CHANNELS * height * width);
      float[] maskedPicture =
          networks.encoder().encode(request.picture(), request.mask(), generator, scope);
      Duration image = watch.lap();

      Denoising denoising = new Denoising(schedule, schedule.start(noise), generator);
      denoise(denoising, embeddings, maskedPicture, listener, scope);
      Duration steps = watch.lap();

      RgbImage picture = networks.decoder().decode(denoising.result(), width, height, scope);
      Duration decoding = watch.lap();
      return new InpaintingResult(
          picture, new PaintTimings(text, image, steps, decoding, scope.elapsed(), watch.total()));
    }
  }

  private List<TextEmbedding> embeddings(RunScope scope) {
    PromptReading reading = request.reading();
    return request.sampling().guided()
        ? networks.text().encodePair(request.prompt(), request.negativePrompt(), reading, scope)
        : List.of(networks.text().encode(request.prompt(), reading, scope));
  }

  private void denoise(
      Denoising denoising,
      List<TextEmbedding> embeddings,
      float[] maskedPicture,
      StepListener listener,
      RunScope scope) {
    TextEmbedding any = embeddings.getFirst();
    UnetShape shape = new UnetShape(1, height, width, any.tokens(), any.width());
    double scale = request.sampling().guidanceScale();
    try (GuidedUnet unet = new GuidedUnet(networks.unet(), shape, embeddings, guidance, scale)) {
      unet.condition(latentMask(), maskedPicture);
      while (!denoising.finished()) {
        unet.predict(denoising.input(), denoising.timestep(), denoising.prediction(), scope);
        denoising.advance();
        listener.stepFinished(new FinishedStep(denoising));
        scope.check();
      }
    }
  }

  private float[] latentMask() {
    RgbImage picture = request.picture();
    return LatentMask.shrink(
        request.mask(), picture.width(), picture.height(), networks.vae().factor());
  }

  private final class FinishedStep implements Step {

    private final Denoising denoising;
    private final int number;

    FinishedStep(Denoising denoising) {
      this.denoising = denoising;
      this.number = denoising.done();
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
      if (denoising.done() != number) {
        throw new IllegalStateException("a step is over when its listener returns");
      }
      return networks.colours().apply(denoising.estimate(), width, height);
    }
  }
}
