/** Who calls, as proven by the access token; the only place a service learns it from. */
@NullMarked
package backdrop.kit.identity;

import org.jspecify.annotations.NullMarked;
