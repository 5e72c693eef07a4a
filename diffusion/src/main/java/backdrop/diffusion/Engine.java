package backdrop.diffusion;

import static java.util.Collections.nCopies;

import backdrop.diffusion.Batching.Padding;
import backdrop.diffusion.DiffusionException.Reason;
import backdrop.diffusion.batch.DecodeLane;
import backdrop.diffusion.batch.Places;
import backdrop.diffusion.batch.StepEngine;
import backdrop.diffusion.clip.TextEmbedding;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.unet.Unet;
import backdrop.diffusion.unet.UnetMemory;
import backdrop.diffusion.unet.UnetShape;
import java.time.Duration;

/** The networks at work: what goes on at once in each of them, and who waits for whom. */
final class Engine implements AutoCloseable {

  private final Networks networks;
  private final StepEngine steps;
  private final DecodeLane decodes;
  private final Places encoding = new Places(1);
  private final Places places;
  private final Batching batching;

  Engine(Networks networks, Batching batching) {
    this.networks = networks;
    this.steps = new StepEngine(networks.unet(), batching);
    this.decodes = new DecodeLane(networks.decoder(), batching.decodes());
    this.places = new Places(batching.pictures());
    this.batching = batching;
  }

  Networks networks() {
    return networks;
  }

  StepEngine steps() {
    return steps;
  }

  DecodeLane decodes() {
    return decodes;
  }

  /** One for each picture in hand. */
  Places places() {
    return places;
  }

  /**
   * Waits until no other picture is being encoded, and says how long that took; fails with {@link
   * Reason#CANCELLED} as soon as that is cancelled.
   */
  Duration beginEncoding(Cancellation cancellation) {
    long began = System.nanoTime();
    encoding.take(cancellation);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void endEncoding() {
    encoding.giveBack();
  }

  /**
   * Calls each network with every number of pictures that it will be called with, at the size at
   * which most are painted, so that no request pays for the tuning of a shape. Where calls are not
   * filled up there are no such shapes. Stops at the number for which memory does not suffice.
   */
  void warmUp(int side) {
    if (batching.padding() == Padding.NONE) {
      return;
    }
    try (RunScope scope = RunScope.open(new Cancellation());
        UnetMemory memory = new UnetMemory(networks.unet())) {
      int latents = side / networks.vae().factor();
      TextEmbedding text = networks.text().encode("", PromptReading.STANDARD, scope);
      UnetShape shape = new UnetShape(latents, latents, text.tokens(), text.width());
      for (int rows = 1; rows <= batching.rowsOf(shape.area()); rows *= 2) {
        int called = networks.unet().rowsOfACall(rows);
        memory.batch(shape, called).run(called, scope);
      }
      // Decodings are not filled up, so that each number is one that comes.
      for (int pictures = 1; pictures <= decodes.most(); pictures++) {
        float[] nothing = new float[Unet.LATENT_CHANNELS * shape.area()];
        networks.decoder().decode(nCopies(pictures, nothing), latents, latents, scope);
      }
    } catch (DiffusionException failure) {
      if (failure.reason() != Reason.OUT_OF_MEMORY) {
        throw failure;
      }
    }
  }

  @Override
  public void close() {
    steps.close();
    networks.close();
  }
}
