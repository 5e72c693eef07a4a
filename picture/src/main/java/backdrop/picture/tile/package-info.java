/**
 * Paints a picture larger than a model takes, piece by piece: each piece sees what its neighbour
 * painted and goes on from there.
 */
@NullMarked
package backdrop.picture.tile;

import org.jspecify.annotations.NullMarked;
