/** Separates foreground from background with OpenCV. */
@NullMarked
package backdrop.inference.opencv;

import org.jspecify.annotations.NullMarked;
