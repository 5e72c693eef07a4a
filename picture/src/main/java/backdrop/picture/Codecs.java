package backdrop.picture;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The codecs in use, chosen by class and not by what else the class path offers for a type. */
final class Codecs {
  static final ImageReaderSpi JPEG_READER;
  static final ImageReaderSpi PNG_READER;
  static final ImageReaderSpi WEBP_READER = new WebPImageReaderSpi();
  static final ImageWriterSpi JPEG_WRITER;
  static final ImageWriterSpi WEBP_WRITER = new WebPImageWriterSpi();

  static {
    // No temporary files: everything here is bounded and stays in memory.
    ImageIO.setUseCache(false);
    JPEG_READER = jdk(ImageReaderSpi.class, "jpeg");
    PNG_READER = jdk(ImageReaderSpi.class, "png");
    JPEG_WRITER = jdk(ImageWriterSpi.class, "jpeg");
  }

  private Codecs() {}

  private static <T extends ImageReaderWriterSpi> T jdk(Class<T> kind, String format) {
    var all = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
    while (all.hasNext()) {
      T spi = all.next();
      if (spi.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".")) {
        return spi;
      }
    }
    throw new IllegalStateException("this Java has no " + kind.getSimpleName() + " for " + format);
  }
}
