package backdrop.history.export;

import backdrop.history.export.ExportDesk.Chosen;
import backdrop.picture.market.Fitted;
import backdrop.picture.market.MarketPreset;
import backdrop.picture.market.MarketZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A ZIP that is made while it is read: the next image is fitted when the bytes before it are gone.
 * For one reader.
 */
public final class ExportZip extends InputStream {
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final MarketZip zip;
  private final Iterator<Chosen> left;
  private final int count;
  private final Function<Chosen, Fitted> fit;
  private byte[] ready = new byte[0];
  private int taken;
  private boolean finished;

  ExportZip(
      MarketPreset preset, Locale language, List<Chosen> chosen, Function<Chosen, Fitted> fit) {
    this.zip = new MarketZip(made, preset, language);
    this.left = chosen.iterator();
    this.count = chosen.size();
    this.fit = fit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    while (taken == ready.length) {
      if (finished) {
        return -1;
      }
      makeMore();
    }
    int some = Math.min(length, ready.length - taken);
    System.arraycopy(ready, taken, bytes, offset, some);
    taken += some;
    return some;
  }

  private void makeMore() throws IOException {
    if (left.hasNext()) {
      Chosen next = left.next();
      zip.add(fit.apply(next), next.name(), count);
    } else {
      zip.finish();
      finished = true;
    }
    ready = made.toByteArray();
    made.reset();
    taken = 0;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException("closing a buffer failed", impossible);
    }
  }
}
