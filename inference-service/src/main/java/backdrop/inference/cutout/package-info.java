/** From a photo to a mask: the photo's own transparency, or an automatic cut-out. */
@NullMarked
package backdrop.inference.cutout;

import org.jspecify.annotations.NullMarked;
