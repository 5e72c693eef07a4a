/** Fetches finished images from the inference service, with a token of this service. */
@NullMarked
package backdrop.history.inference;

import org.jspecify.annotations.NullMarked;
