/** Every reason that this service gives for saying no; each feature uses them. */
@NullMarked
package backdrop.inference.reason;

import org.jspecify.annotations.NullMarked;
