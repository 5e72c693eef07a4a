package backdrop.picture.tile;

import backdrop.picture.Box;
import backdrop.picture.Mask;
import backdrop.picture.ModelView;
import backdrop.picture.RgbaImage;
import java.util.Arrays;

/**
 * A view as it is painted tile by tile. Of what a tile shares with one that was painted before, the
 * farther half is shown to the model as something to keep; the nearer half it paints again, and
 * there the one passes into the other. So the line along which a model goes on from what it was
 * given, which may show, lies where nothing of the new tile is used. For one thread.
 */
public final class TileSheet {
  private final ModelView view;
  private final int width;
  private final byte[] pixels;
  private final boolean[] painted;

  public TileSheet(ModelView view) {
    this.view = view;
    this.width = view.image().width();
    this.pixels = view.image().pixels().clone();
    this.painted = new boolean[pixels.length / 4];
  }

  /** What a tile shows before it is painted: the product over grey, and what was painted before. */
  public RgbaImage picture(Box tile) {
    return RgbaImage.of(width, painted.length / width, pixels).part(tile);
  }

  /** Where the model is to paint: all that is neither product nor to be kept. */
  public Mask mask(Box tile) {
    float[] shares = shares(tile);
    byte[] values = new byte[tile.width() * tile.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = share(tile, shares, i) == 0 ? 0 : view.mask().values()[at(tile, i)];
    }
    return Mask.of(tile.width(), tile.height(), values);
  }

  /** Lays a painted tile down; where it meets an earlier one, it passes into it. */
  public void lay(Box tile, RgbaImage picture) {
    float[] shares = shares(tile);
    for (int i = 0; i < tile.width() * tile.height(); i++) {
      int at = at(tile, i);
      float share = share(tile, shares, i);
      for (int band = 4 * at; band < 4 * at + 3; band++) {
        float before = pixels[band] & 255;
        float after = picture.pixels()[4 * i + band - 4 * at] & 255;
        pixels[band] = (byte) Math.round(before + (after - before) * share);
      }
    }
    for (int i = 0; i < tile.width() * tile.height(); i++) {
      painted[at(tile, i)] = true;
    }
  }

  /** The sheet as it is. */
  public RgbaImage image() {
    return RgbaImage.of(width, painted.length / width, pixels.clone());
  }

  /** A copy with one more tile, as it forms; the sheet itself stays as it is. */
  public RgbaImage with(Box tile, RgbaImage picture) {
    TileSheet copy = new TileSheet(view);
    System.arraycopy(pixels, 0, copy.pixels, 0, pixels.length);
    System.arraycopy(painted, 0, copy.painted, 0, painted.length);
    copy.lay(tile, picture);
    return copy.image();
  }

  private float share(Box tile, float[] shares, int i) {
    return shares[across(tile) ? i % tile.width() : i / tile.width()];
  }

  /**
   * The share of the new tile along its way: 0 in the farther half of the overlap, rising to 1 in
   * the nearer one.
   */
  private float[] shares(Box tile) {
    boolean wide = across(tile);
    int length = wide ? tile.width() : tile.height();
    float[] shares = new float[length];
    Arrays.fill(shares, 1);
    int first = 0;
    while (first < length && painted[cell(tile, wide, first)]) {
      first++;
    }
    int last = length;
    while (last > first && painted[cell(tile, wide, last - 1)]) {
      last--;
    }
    for (int i = 0; i < first; i++) {
      shares[i] = rising(i, first);
    }
    for (int i = last; i < length; i++) {
      shares[i] = rising(length - 1 - i, length - last);
    }
    return shares;
  }

  /** From the far end of an overlap: half of it nothing, then evenly up. */
  private static float rising(int i, int overlap) {
    int kept = overlap / 2;
    return i < kept ? 0 : (i - kept + 0.5f) / (overlap - kept);
  }

  private boolean across(Box tile) {
    return tile.width() < width;
  }

  private int cell(Box tile, boolean wide, int along) {
    return at(tile, wide ? along : along * tile.width());
  }

  private int at(Box tile, int i) {
    return (tile.y() + i / tile.width()) * width + tile.x() + i % tile.width();
  }
}
