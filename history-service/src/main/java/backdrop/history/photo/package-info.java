/** Uploads and their masks. */
@NullMarked
package backdrop.history.photo;

import org.jspecify.annotations.NullMarked;
