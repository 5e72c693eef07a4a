/** Sessions: families of refresh tokens, each used once. */
@NullMarked
package backdrop.auth.session;

import org.jspecify.annotations.NullMarked;
