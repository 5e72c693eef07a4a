package backdrop.inference.cutout.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/**
 * The alpha of a product, drawn at three times its size and averaged, then softened as a lens does.
 * Lengths are shares of the shorter side.
 */
final class Silhouette {
  private static final int FINER = 3;

  private final int width;
  private final int height;
  private final double unit;
  private final Random random;
  private final BufferedImage sheet;
  private final Graphics2D pen;

  Silhouette(int width, int height, Random random) {
    this.width = width;
    this.height = height;
    this.unit = Math.min(width, height);
    this.random = random;
    this.sheet = new BufferedImage(width * FINER, height * FINER, BufferedImage.TYPE_BYTE_GRAY);
    this.pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(FINER * unit, FINER * unit);
    pen.translate(width / (2 * unit), height / (2 * unit));
    pen.setColor(Color.WHITE);
  }

  /** One of several opaque shapes around the middle. */
  Silhouette solid() {
    switch (random.nextInt(4)) {
      case 0 -> pen.fill(blob(0.27, 0.22));
      case 1 -> pen.fill(bottle());
      case 2 -> {
        pen.rotate(random.nextDouble(-0.5, 0.5));
        pen.fill(new RoundRectangle2D.Double(-0.27, -0.2, 0.54, 0.4, 0.06, 0.06));
      }
      default -> {
        pen.fill(blob(0.2, 0.1));
        pen.fill(new RoundRectangle2D.Double(-0.06, -0.34, 0.12, 0.5, 0.03, 0.03));
      }
    }
    return this;
  }

  /** A mug with a handle, or a ring with a stone. */
  Silhouette ring() {
    if (random.nextBoolean()) {
      pen.fill(new RoundRectangle2D.Double(-0.26, -0.22, 0.36, 0.44, 0.07, 0.07));
      stroke(0.035 + 0.03 * random.nextDouble(), new Ellipse2D.Double(0, -0.13, 0.24, 0.26));
    } else {
      double outer = 0.2 + 0.08 * random.nextDouble();
      double inner = outer - 0.03 - 0.06 * random.nextDouble();
      Area ring = new Area(new Ellipse2D.Double(-outer, -outer, 2 * outer, 2 * outer));
      ring.subtract(new Area(new Ellipse2D.Double(-inner, -inner, 2 * inner, 2 * inner)));
      pen.fill(ring);
      pen.fill(new Ellipse2D.Double(-0.06, -outer - 0.08, 0.12, 0.12));
    }
    return this;
  }

  /** A bag with two handles and a long strap. */
  Silhouette straps() {
    Path2D bag = new Path2D.Double();
    bag.moveTo(-0.24, 0);
    bag.lineTo(0.24, 0);
    bag.lineTo(0.28, 0.32);
    bag.lineTo(-0.28, 0.32);
    bag.closePath();
    pen.fill(bag);
    double thin = 0.004 + 0.01 * random.nextDouble();
    for (double wide : new double[] {0.13, 0.22}) {
      Path2D strap = new Path2D.Double();
      strap.moveTo(-wide, 0.03);
      double rise = -0.62 - 0.2 * random.nextDouble() + wide;
      strap.curveTo(-wide, rise, wide, rise, wide, 0.03);
      stroke(thin, strap);
    }
    return this;
  }

  /** A soft body with hairs that stand off in all directions. */
  Silhouette hair() {
    pen.fill(blob(0.22, 0.12));
    for (int i = 0; i < 900; i++) {
      double angle = random.nextDouble(2 * Math.PI);
      double length = 0.05 + 0.07 * random.nextDouble();
      double bend = angle + random.nextGaussian() * 0.35;
      Path2D hair = new Path2D.Double();
      hair.moveTo(0.19 * Math.cos(angle), 0.19 * Math.sin(angle));
      hair.quadTo(
          (0.21 + length / 2) * Math.cos(angle),
          (0.21 + length / 2) * Math.sin(angle),
          (0.21 + length) * Math.cos(bend),
          (0.21 + length) * Math.sin(bend));
      stroke(0.0016, hair);
    }
    return this;
  }

  /** A vessel whose walls let through what is behind; rim, base and cap do not. */
  Silhouette glass() {
    int through = 100 + random.nextInt(80);
    Shape body = new RoundRectangle2D.Double(-0.17, -0.2, 0.34, 0.5, 0.1, 0.1);
    pen.setColor(new Color(through, through, through));
    pen.fill(body);
    pen.setColor(Color.WHITE);
    stroke(0.02, body);
    pen.fill(new RoundRectangle2D.Double(-0.08, -0.32, 0.16, 0.13, 0.03, 0.03));
    return this;
  }

  private Shape bottle() {
    Area bottle = new Area(new RoundRectangle2D.Double(-0.13, -0.12, 0.26, 0.46, 0.09, 0.09));
    bottle.add(new Area(new RoundRectangle2D.Double(-0.055, -0.34, 0.11, 0.3, 0.03, 0.03)));
    return bottle;
  }

  private Shape blob(double radius, double waves) {
    double[] sizes = new double[4];
    double[] turns = new double[4];
    for (int i = 0; i < 4; i++) {
      sizes[i] = waves / (i + 2) * random.nextDouble();
      turns[i] = random.nextDouble(2 * Math.PI);
    }
    Path2D outline = new Path2D.Double();
    for (int step = 0; step < 180; step++) {
      double angle = step * Math.PI / 90;
      double reach = 1;
      for (int i = 0; i < 4; i++) {
        reach += sizes[i] * Math.cos((i + 2) * angle + turns[i]);
      }
      double x = radius * reach * Math.cos(angle);
      double y = radius * reach * Math.sin(angle);
      if (step == 0) {
        outline.moveTo(x, y);
      } else {
        outline.lineTo(x, y);
      }
    }
    outline.closePath();
    return outline;
  }

  private void stroke(double wide, Shape line) {
    pen.setStroke(new BasicStroke((float) wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(line);
  }

  /** The alpha, 0 to 1, softened by a Gaussian of this many pixels. */
  float[] alpha(double blur) {
    pen.dispose();
    byte[] fine = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData();
    float[] alpha = new float[width * height];
    for (int y = 0; y < height * FINER; y++) {
      for (int x = 0; x < width * FINER; x++) {
        alpha[y / FINER * width + x / FINER] +=
            (fine[y * width * FINER + x] & 255) / (255f * FINER * FINER);
      }
    }
    return Gaussian.blurred(alpha, width, height, blur);
  }
}
