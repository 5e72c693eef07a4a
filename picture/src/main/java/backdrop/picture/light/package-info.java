/** Brings the light of a product and of its new background nearer to each other. */
@NullMarked
package backdrop.picture.light;

import org.jspecify.annotations.NullMarked;
