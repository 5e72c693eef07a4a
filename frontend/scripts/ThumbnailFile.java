import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Writes a square picture as a small JPEG: {@code java ThumbnailFile.java IN OUT}. */
final class ThumbnailFile {
  private static final int SIDE = 240;
  private static final float QUALITY = 0.82f;

  private ThumbnailFile() {}

  public static void main(String[] arguments) throws IOException {
    BufferedImage picture = ImageIO.read(new File(arguments[0]));
    // Averaging keeps fine texture from turning into noise.
    Image small = picture.getScaledInstance(SIDE, SIDE, Image.SCALE_AREA_AVERAGING);
    BufferedImage thumbnail = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    var canvas = thumbnail.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    canvas.drawImage(small, 0, 0, null);
    canvas.dispose();
    ImageWriter jpeg = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = jpeg.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(QUALITY);
    new File(arguments[1]).delete();
    try (var out = ImageIO.createImageOutputStream(new File(arguments[1]))) {
      jpeg.setOutput(out);
      jpeg.write(null, new IIOImage(thumbnail, null, null), settings);
    }
    jpeg.dispose();
  }
}
