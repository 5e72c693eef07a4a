package backdrop.inference.generation;

import backdrop.picture.Product;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What paints: one device with its models loaded. Any number of threads may use it at once. */
public interface Painter {
  /**
   * What it can paint with.
   *
   * @throws backdrop.kit.failure.Failure MODEL_LOADING until the model has painted once
   */
  Capabilities capabilities();

  /**
   * How much of a prompt the model reads; any thread may ask.
   *
   * @throws backdrop.kit.failure.Failure MODEL_LOADING until the model has painted once
   */
  TextFit fit(String prompt, PromptSyntax syntax);

  /**
   * Prepares what all images of a generation share: places the product.
   *
   * @throws PaintingException if the product cannot be painted
   */
  Painting begin(Generation generation, Product product);

  /** The images of one generation; several of them may be painted at once. */
  interface Painting extends AutoCloseable {
    /**
     * Paints one image up to where the device is free for the next. The same generation settings
     * and seed give the same bytes on the same build and device.
     *
     * @param cancelled asked between steps
     * @throws PaintingStopped as soon as {@code cancelled} says so
     * @throws PaintingException if it cannot be painted
     */
    WetImage paint(long seed, Steps steps, BooleanSupplier cancelled) throws PaintingStopped;

    @Override
    void close();
  }

  /** A painted image that has yet to be put together and written. */
  @FunctionalInterface
  interface WetImage {
    /**
     * Puts the picture together; any thread may do so, while the next image is painted.
     *
     * @throws PaintingException if it cannot be written as it was asked for
     */
    FinishedImage finish();
  }

  /** Told of each step. */
  interface Steps {
    void stepped(int step);

    /** Whether anybody wants to see the picture as it forms; making a preview costs a little. */
    boolean wantsPreview();

    void preview(int step, byte[] jpeg);
  }

  /**
   * A finished picture.
   *
   * @param quality that was used, 1 to 100; 0 where the format has none
   * @param check how the file passes its marketplace's rules; empty without a preset
   * @param model time inside ONNX Runtime
   */
  record FinishedImage(
      byte[] bytes,
      String mediaType,
      int width,
      int height,
      int quality,
      FidelityFigures fidelity,
      Optional<PresetCheck> check,
      Duration model,
      Duration compositing,
      Duration encoding) {}
}
