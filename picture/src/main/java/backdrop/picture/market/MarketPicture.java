package backdrop.picture.market;

import backdrop.picture.Box;
import backdrop.picture.RgbaImage;
import backdrop.picture.output.OutputFormat;
import java.util.Optional;

/**
 * A finished file with what is known about it.
 *
 * @param bytes the file
 * @param image its pixels
 * @param product the product's bounding box in it, may reach beyond; empty if nobody wrote it down
 * @param painted whether a model painted its background
 * @param srgb whether its colours are sRGB
 */
public record MarketPicture(
    OutputFormat format,
    byte[] bytes,
    RgbaImage image,
    Optional<Box> product,
    boolean painted,
    boolean srgb) {}
