package backdrop.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Renders sample product photos into a folder; the same code gives the same pictures. */
final class SamplePhotos {
  private final BufferedImage image;
  private final Graphics2D pen;

  private SamplePhotos(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Writes the samples into the folder named by the first argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.write(folder.resolve("mug.png"), Encoders.png(mug()));
    Files.write(folder.resolve("jar.jpg"), Encoders.jpeg(jar(), 92));
    Files.write(folder.resolve("sneaker.webp"), Encoders.webp(sneaker(), 90));
    Files.write(folder.resolve("handbag.jpg"), Encoders.jpeg(handbag(), 92));
  }

  /** A mug on a transparent ground; one sees through its handle. */
  private static RgbaImage mug() {
    SamplePhotos photo = new SamplePhotos(1400, 1200);
    Area handle = new Area(new RoundRectangle2D.Double(860, 380, 330, 460, 300, 320));
    handle.subtract(new Area(new RoundRectangle2D.Double(890, 455, 215, 310, 190, 220)));
    photo.fill(handle, photo.across(860, 1190, 0x8c2f1b, 0xd9573a, 0x9a3520));
    Path2D body = new Path2D.Double();
    body.moveTo(280, 240);
    body.curveTo(285, 600, 300, 860, 345, 985);
    body.curveTo(430, 1045, 790, 1045, 875, 985);
    body.curveTo(920, 860, 935, 600, 940, 240);
    body.closePath();
    photo.fill(body, photo.across(280, 940, 0xa83a24, 0xe86a4a, 0xdd5c3d, 0x8f311d));
    photo.fill(
        new Ellipse2D.Double(280, 185, 660, 120),
        photo.across(280, 940, 0xc94f33, 0xf08a6c, 0xb8452b));
    photo.fill(new Ellipse2D.Double(306, 200, 608, 92), photo.down(200, 292, 0x4a1a10, 0x7a2c1a));
    photo.fill(new Ellipse2D.Double(490, 480, 240, 240), new Color(0xfbf3e4));
    photo.fill(photo.leaf(610, 600, 150), new Color(0x2f6b4f));
    photo.fill(
        new RoundRectangle2D.Double(372, 330, 34, 520, 34, 34), new Color(255, 255, 255, 70));
    return photo.done();
  }

  /** A pale cosmetics jar before pure white: hard to tell from its background. */
  private static RgbaImage jar() {
    SamplePhotos photo = new SamplePhotos(1600, 1600);
    photo.fill(new Rectangle2D.Double(0, 0, 1600, 1600), Color.WHITE);
    photo.shadow(800, 1222, 560, 60, 70);
    Shape glass = new RoundRectangle2D.Double(400, 690, 800, 540, 130, 130);
    photo.fill(glass, photo.across(400, 1200, 0xcfc4b4, 0xf5eee2, 0xfaf6ee, 0xe6dccb, 0xbfb29f));
    photo.fill(
        new RoundRectangle2D.Double(385, 470, 830, 250, 60, 60),
        photo.across(385, 1215, 0x7d5b22, 0xe7c877, 0xf7e6ae, 0xb98f3d, 0x6f4e1b));
    for (int x = 400; x < 1205; x += 14) {
      photo.fill(new Rectangle2D.Double(x, 490, 4, 205), new Color(90, 60, 15, 60));
    }
    photo.fill(new RoundRectangle2D.Double(560, 830, 480, 260, 24, 24), new Color(0x31483f));
    photo.fill(photo.leaf(640, 960, 150), new Color(0xdcc98f));
    for (int line = 0; line < 4; line++) {
      photo.fill(
          new RoundRectangle2D.Double(
              740, 890 + 42 * line, line == 0 ? 250 : 210 - 30 * line, line == 0 ? 22 : 12, 12, 12),
          new Color(0xefe6cf));
    }
    photo.fill(
        new RoundRectangle2D.Double(450, 740, 40, 430, 40, 40), new Color(255, 255, 255, 120));
    return photo.done();
  }

  /** A sneaker before a cool grey wall. */
  private static RgbaImage sneaker() {
    SamplePhotos photo = new SamplePhotos(1600, 1200);
    photo.fill(
        new Rectangle2D.Double(0, 0, 1600, 1200),
        photo.down(0, 1200, 0xdfe5ea, 0xc9d1d8, 0xb4bdc6));
    photo.shadow(800, 905, 700, 60, 110);
    Path2D upper = new Path2D.Double();
    upper.moveTo(230, 820);
    upper.curveTo(215, 640, 235, 470, 300, 395);
    upper.curveTo(360, 440, 470, 440, 540, 372);
    upper.curveTo(640, 430, 760, 560, 900, 610);
    upper.curveTo(1060, 660, 1290, 650, 1370, 750);
    upper.curveTo(1390, 780, 1392, 800, 1390, 830);
    upper.closePath();
    photo.fill(upper, photo.down(370, 830, 0x3f7fd0, 0x2c62ad, 0x1f4680));
    Area toe = new Area(new Ellipse2D.Double(1070, 640, 420, 360));
    toe.intersect(new Area(upper));
    photo.fill(toe, new Color(0xf2f4f6));
    Area heel = new Area(new Rectangle2D.Double(200, 380, 150, 460));
    heel.intersect(new Area(upper));
    photo.fill(heel, new Color(0xf4a52c));
    photo.pen.setStroke(new BasicStroke(16, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    photo.pen.setPaint(new Color(0xfafafa));
    for (int i = 0; i < 5; i++) {
      photo.pen.drawLine(600 + 78 * i, 470 + 44 * i, 520 + 84 * i, 560 + 40 * i);
    }
    photo.fill(new Ellipse2D.Double(440, 620, 120, 120), new Color(0xf4a52c));
    photo.fill(photo.leaf(500, 680, 80), new Color(0x1f4680));
    photo.fill(
        new RoundRectangle2D.Double(205, 812, 1205, 92, 80, 80),
        photo.down(812, 904, 0xffffff, 0xd8dce0));
    photo.fill(new RoundRectangle2D.Double(215, 872, 1185, 34, 34, 34), new Color(0x8a5a34));
    return photo.done();
  }

  /** A handbag before warm paper; the background shows through under its handle. */
  private static RgbaImage handbag() {
    SamplePhotos photo = new SamplePhotos(1500, 1800);
    photo.fill(
        new Rectangle2D.Double(0, 0, 1500, 1800),
        photo.down(0, 1800, 0xefe3d3, 0xe6d6c2, 0xd8c4ab));
    photo.shadow(750, 1480, 620, 70, 120);
    photo.pen.setStroke(new BasicStroke(46, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    Path2D handle = new Path2D.Double();
    handle.moveTo(500, 860);
    handle.curveTo(500, 330, 1000, 330, 1000, 860);
    photo.pen.setPaint(photo.across(470, 1030, 0x4c2436, 0x8c4a68, 0x4c2436));
    photo.pen.draw(handle);
    Path2D body = new Path2D.Double();
    body.moveTo(330, 820);
    body.curveTo(300, 1050, 240, 1330, 235, 1440);
    body.curveTo(235, 1480, 260, 1490, 300, 1490);
    body.lineTo(1200, 1490);
    body.curveTo(1240, 1490, 1265, 1480, 1265, 1440);
    body.curveTo(1260, 1330, 1200, 1050, 1170, 820);
    body.closePath();
    photo.fill(body, photo.across(235, 1265, 0x5c2a40, 0x9c4f70, 0xb2658a, 0x8a4361, 0x4c2235));
    Path2D flap = new Path2D.Double();
    flap.moveTo(315, 800);
    flap.lineTo(1185, 800);
    flap.curveTo(1190, 1010, 1010, 1130, 750, 1150);
    flap.curveTo(490, 1130, 310, 1010, 315, 800);
    photo.fill(flap, photo.down(800, 1150, 0xa85c7f, 0x7d3b58));
    photo.fill(
        new RoundRectangle2D.Double(690, 1085, 120, 110, 30, 30),
        photo.down(1085, 1195, 0xf4dfa0, 0xa8812f));
    photo.fill(new Ellipse2D.Double(733, 1120, 34, 34), new Color(0x5c4315));
    return photo.done();
  }

  private Shape leaf(double x, double y, double size) {
    Path2D leaf = new Path2D.Double();
    leaf.moveTo(x, y + size / 2);
    leaf.curveTo(x - size * 0.6, y + size * 0.1, x - size * 0.2, y - size * 0.4, x, y - size / 2);
    leaf.curveTo(x + size * 0.2, y - size * 0.4, x + size * 0.6, y + size * 0.1, x, y + size / 2);
    return leaf;
  }

  private void fill(Shape shape, Paint paint) {
    pen.setPaint(paint);
    pen.fill(shape);
  }

  /** A soft dark ellipse on the ground. */
  private void shadow(double x, double y, double across, double down, int alpha) {
    var before = pen.getTransform();
    pen.translate(x, y);
    pen.scale(1, down / across);
    float[] stops = {0, 0.55f, 1};
    Color[] colours = {
      new Color(20, 16, 12, alpha), new Color(20, 16, 12, alpha * 2 / 3), new Color(20, 16, 12, 0)
    };
    fill(
        new Ellipse2D.Double(-across, -across, 2 * across, 2 * across),
        new RadialGradientPaint(0, 0, (float) across, stops, colours));
    pen.setTransform(before);
  }

  private Paint across(float from, float to, int... colours) {
    return gradient(from, 0, to, 0, colours);
  }

  private Paint down(float from, float to, int... colours) {
    return gradient(0, from, 0, to, colours);
  }

  private static Paint gradient(float x, float y, float toX, float toY, int... rgb) {
    if (rgb.length == 2) {
      return new GradientPaint(x, y, new Color(rgb[0]), toX, toY, new Color(rgb[1]));
    }
    float[] stops = new float[rgb.length];
    Color[] colours = new Color[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      stops[i] = i / (rgb.length - 1f);
      colours[i] = new Color(rgb[i]);
    }
    return new LinearGradientPaint(x, y, toX, toY, stops, colours);
  }

  /** The picture with a little noise, as a sensor adds it; the same noise each time. */
  private RgbaImage done() {
    pen.dispose();
    var random = new Random(42);
    byte[] pixels = new byte[4 * image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i += 4) {
      int argb = image.getRGB(i / 4 % image.getWidth(), i / 4 / image.getWidth());
      float noise = (float) random.nextGaussian() * 0.8f;
      boolean plain = argb >>> 24 == 0 || argb == -1;
      pixels[i] = (byte) Blend.clamp((argb >> 16 & 255) + (plain ? 0 : noise));
      pixels[i + 1] = (byte) Blend.clamp((argb >> 8 & 255) + (plain ? 0 : noise));
      pixels[i + 2] = (byte) Blend.clamp((argb & 255) + (plain ? 0 : noise));
      pixels[i + 3] = (byte) (argb >>> 24);
    }
    return RgbaImage.of(image.getWidth(), image.getHeight(), pixels);
  }
}
