package backdrop.diffusion.vae;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.RgbImage;
import backdrop.diffusion.onnx.RunScope;
import backdrop.diffusion.random.TorchGenerator;

/**
 * Guesses the colour behind each latent without a network: colour is nearly a linear function of
 * the four channels, and the function is learnt from the model's own encoder when it is opened.
 */
public final class LatentColours {

  private static final int CHANNELS = 4;
  private static final int TERMS = CHANNELS + 1;
  private static final int TILES = 16;
  private static final int PATCH = 2;
  private static final int LEVELS = 4;

  /** For red, green and blue: a factor for each channel, then a constant. */
  private final double[][] weights;

  private LatentColours(double[][] weights) {
    this.weights = weights;
  }

  /** Shows the encoder a board of coloured tiles and fits the function by least squares. */
  public static LatentColours learn(VaeEncoder encoder, int factor) {
    int tiles = encoder.fixedSide() > 0 ? encoder.fixedSide() / factor : TILES;
    int side = tiles * factor;
    RgbImage board = board(side, factor);
    float[] latents;
    try (RunScope scope = RunScope.open(new Cancellation())) {
      latents = encoder.encode(board, new byte[side * side], new TorchGenerator(0), scope);
    }
    double[][] rows = new double[tiles * tiles][];
    double[][] colours = new double[tiles * tiles][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = terms(latents, i, rows.length);
      int x = i % tiles * factor + factor / 2;
      int y = i / tiles * factor + factor / 2;
      int at = (y * side + x) * 3;
      colours[i] = new double[] {value(board, at), value(board, at + 1), value(board, at + 2)};
    }
    double[][] weights = new double[3][];
    for (int c = 0; c < 3; c++) {
      weights[c] = LeastSquares.fit(rows, colours, c);
    }
    return new LatentColours(weights);
  }

  /** One pixel for each latent of {@code [4, height, width]}. */
  public RgbImage apply(float[] latents, int width, int height) {
    int area = width * height;
    byte[] rgb = new byte[area * 3];
    for (int i = 0; i < area; i++) {
      double[] terms = terms(latents, i, area);
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        for (int t = 0; t < TERMS; t++) {
          sum += weights[c][t] * terms[t];
        }
        rgb[i * 3 + c] = (byte) Math.round(Math.clamp(sum, 0, 1) * 255);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static double[] terms(float[] latents, int index, int area) {
    double[] terms = new double[TERMS];
    for (int c = 0; c < CHANNELS; c++) {
      terms[c] = latents[c * area + index];
    }
    terms[CHANNELS] = 1;
    return terms;
  }

  private static double value(RgbImage picture, int at) {
    return (picture.rgb()[at] & 0xFF) / 255.0;
  }

  /** Patches of 2 by 2 latents: 8 by 8 of them are every mixture of four reds, greens and blues. */
  private static RgbImage board(int side, int tile) {
    byte[] rgb = new byte[side * side * 3];
    for (int i = 0; i < side * side; i++) {
      int column = i % side / tile / PATCH;
      int row = i / side / tile / PATCH;
      rgb[i * 3] = (byte) (column % LEVELS * 85);
      rgb[i * 3 + 1] = (byte) (row % LEVELS * 85);
      rgb[i * 3 + 2] = (byte) ((column / LEVELS % 2 * 2 + row / LEVELS % 2) * 85);
    }
    return new RgbImage(side, side, rgb);
  }
}
