/** How services that read pictures are told what a picture may cost: the same words in each. */
@NullMarked
package backdrop.kit.picture;

import org.jspecify.annotations.NullMarked;
