/** Uploaded photos and their masks. */
@NullMarked
package backdrop.gateway.photo;

import org.jspecify.annotations.NullMarked;
