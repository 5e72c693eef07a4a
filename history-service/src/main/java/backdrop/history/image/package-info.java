/**
 * Bytes of pictures: reading them safely, keeping them, and collecting those that nothing refers
 * to.
 *
 * <p>Bytes are written before the document that names them and deleted after it, so a crash in
 * between leaves bytes too many and never too few; {@link backdrop.history.image.OrphanSweep}
 * collects those. {@code backdrop.picture} is used directly: it is plain Java, as this package is.
 */
@NullMarked
package backdrop.history.image;

import org.jspecify.annotations.NullMarked;
