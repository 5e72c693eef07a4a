package backdrop.diffusion;

import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.clip.TextEncoder;
import backdrop.diffusion.model.ModelDescriptor;
import backdrop.diffusion.onnx.OnnxDevice;
import backdrop.diffusion.safety.SafetyChecker;
import backdrop.diffusion.schedule.SchedulerConfig;
import backdrop.diffusion.unet.Unet;
import backdrop.diffusion.vae.LatentColours;
import backdrop.diffusion.vae.TinyDecoder;
import backdrop.diffusion.vae.VaeConfig;
import backdrop.diffusion.vae.VaeDecoder;
import backdrop.diffusion.vae.VaeEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The parts of an opened model, opened together and closed together. */
record Networks(
    ModelDescriptor descriptor,
    SchedulerConfig scheduler,
    VaeConfig vae,
    TextEncoder text,
    Unet unet,
    VaeEncoder encoder,
    VaeDecoder decoder,
    Optional<TinyDecoder> tinyDecoder,
    Optional<SafetyChecker> safetyChecker,
    LatentColours colours)
    implements AutoCloseable {

  private static final int SMALLEST_SIDE = 64;
  private static final int LARGEST_SIDE = 1536;

  static Networks open(ModelFolder model, OnnxDevice device) {
    ModelFolder folder = model.on(device.options().device());
    device.verify(folder);
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    // Two thirds of the time go to the UNet, on one core: the others are opened beside it.
    CompletableFuture<Unet> opening =
        CompletableFuture.supplyAsync(
            () -> Unet.open(folder, device), Thread.ofPlatform().name("open-unet")::start);
    try {
      SchedulerConfig scheduler = SchedulerConfig.read(folder);
      VaeConfig vae = VaeConfig.read(folder);
      ModelDescriptor descriptor = ModelDescriptor.read(folder, vae.factor());
      VaeEncoder encoder = kept(opened, VaeEncoder.open(folder, device, vae));
      VaeDecoder decoder = kept(opened, VaeDecoder.open(folder, device, vae));
      LatentColours colours = LatentColours.learn(encoder, vae.factor());
      Unet unet = opening.join();
      TextEncoder text = kept(opened, TextEncoder.open(folder, device, unet.contextTokens()));
      Optional<TinyDecoder> tiny = TinyDecoder.openIfPresent(folder, device);
      tiny.ifPresent(opened::push);
      Optional<SafetyChecker> safety = SafetyChecker.openIfPresent(folder, device);
      safety.ifPresent(opened::push);
      return new Networks(
          descriptor, scheduler, vae, text, unet, encoder, decoder, tiny, safety, colours);
    } catch (RuntimeException e) {
      opening.handle((unet, failed) -> unet == null || opened.add(unet)).join();
      closeAll(opened);
      throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
          ? cause
          : e;
    }
  }

  private static <T extends AutoCloseable> T kept(Deque<AutoCloseable> opened, T part) {
    opened.push(part);
    return part;
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new DiffusionException(Reason.RUNTIME_FAILED, "A network did not close", e);
      }
    }
  }

  /** What whoever runs this model should know about its export. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (encoder.ignoresSeed()) {
      notices.add(
          "vae_encoder/model.onnx draws random numbers itself: a seed does not give the same picture"
              + " again; export it with latent_parameters");
    }
    if (!unet.ownTimesteps()) {
      notices.add(
          "unet/model.onnx takes one timestep for all pictures: those at different steps are not"
              + " painted together");
    }
    return notices;
  }

  Capabilities capabilities() {
    int fixed = unet.fixedSide() * vae.factor();
    int multiple = descriptor.sizeMultiple();
    SizeLimits sizes =
        fixed > 0
            ? new SizeLimits(fixed, fixed, multiple)
            : new SizeLimits(
                Math.ceilDiv(SMALLEST_SIDE, multiple) * multiple,
                Math.clamp(4L * descriptor.nativeSize(), 512, LARGEST_SIDE),
                multiple);
    Set<Sampler> samplers = EnumSet.allOf(Sampler.class);
    return new Capabilities(
        descriptor.name(),
        descriptor.family(),
        descriptor.nativeSize(),
        sizes,
        text.limit(PromptReading.STANDARD),
        samplers,
        descriptor.defaults(),
        scheduler.trainSteps(),
        scheduler.distilledSteps(),
        descriptor.negativeWords());
  }

  @Override
  public void close() {
    text.close();
    encoder.close();
    decoder.close();
    unet.close();
    tinyDecoder.ifPresent(TinyDecoder::close);
    safetyChecker.ifPresent(SafetyChecker::close);
  }
}
