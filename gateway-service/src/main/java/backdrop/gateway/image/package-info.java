/** Bytes of pictures, streamed and cached by their hash. */
@NullMarked
package backdrop.gateway.image;

import org.jspecify.annotations.NullMarked;
