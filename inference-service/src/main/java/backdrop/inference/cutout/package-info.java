/**
 * From a photo to a mask: by the photo's own transparency, by a segmentation network where the
 * operator supplies one, or by the built-in way, which needs no weights: a background model from
 * the border, GrabCut, holes and rings, and a soft edge by matting. The old background's colour is
 * taken out of that edge when the product is lifted off ({@link backdrop.picture.Product}).
 */
@NullMarked
package backdrop.inference.cutout;

import org.jspecify.annotations.NullMarked;
