/** Access tokens as signed JWTs. */
@NullMarked
package backdrop.auth.jose;

import org.jspecify.annotations.NullMarked;
