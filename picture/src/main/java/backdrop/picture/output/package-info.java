/**
 * Finished files: which format, at which quality, within how many bytes, and the layers of a
 * Photoshop file.
 */
@NullMarked
package backdrop.picture.output;

import org.jspecify.annotations.NullMarked;
