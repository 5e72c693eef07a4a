/** Register, sign in, sign out. */
@NullMarked
package backdrop.gateway.session;

import org.jspecify.annotations.NullMarked;
