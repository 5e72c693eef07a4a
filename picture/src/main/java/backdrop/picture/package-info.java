/**
 * Everything Backdrop does to pixels without a model: safe decoding, masks, placement, compositing,
 * shadow, encoding and the proof that the product stayed as it was. Plain Java; nothing here knows
 * a service, a database or a network.
 *
 * <h2>The way of one picture</h2>
 *
 * <ol>
 *   <li>{@link backdrop.picture.Photos#decode Photos.decode} turns untrusted bytes into an upright
 *       {@link backdrop.picture.RgbaImage} or a {@link backdrop.picture.PictureException} with a
 *       typed {@link backdrop.picture.Refusal}. Headers are walked and held against {@link
 *       backdrop.picture.DecodeLimits} before a decoder sees a byte, and no metadata reaches a
 *       decoder.
 *   <li>A {@link backdrop.picture.Mask} says what to paint (white) and what to keep (black); {@link
 *       backdrop.picture.mask} has the tools that change it.
 *   <li>{@link backdrop.picture.Product#cutOut Product.cutOut} lifts the kept pixels off the photo
 *       and takes the old background out of its soft edge.
 *   <li>{@link backdrop.picture.Product#place Product.place} stands it on a {@link
 *       backdrop.picture.Canvas} by a {@link backdrop.picture.Placement}: a copy at scale 1, the
 *       reference resampler otherwise.
 *   <li>{@link backdrop.picture.ModelView} is the same canvas at the size a model paints best; its
 *       {@code backdrop} brings the painted background back up to the canvas.
 *   <li>{@link backdrop.picture.Compositor#compose Compositor.compose} lays shadow and product over
 *       the background and hands back the picture with its {@link backdrop.picture.FidelityReport}.
 *   <li>{@link backdrop.picture.Encoders} writes PNG, JPEG or WebP.
 * </ol>
 *
 * <h2>Conventions</h2>
 *
 * Pixels are 8-bit sRGB, interleaved R, G, B, A, row by row from the top left, alpha not
 * premultiplied. Coordinates are pixel indices, the centre of pixel (x, y) lies at (x + 0.5, y +
 * 0.5). Blending happens in sRGB code values, as in every photo editor and browser; resampling
 * happens in linear light with premultiplied alpha. Arrays handed in or out are shared, not copied:
 * whoever passes one on stops writing to it.
 */
@NullMarked
package backdrop.picture;

import org.jspecify.annotations.NullMarked;
