/** Access tokens, the keys that sign them, and the services that may ask for one. */
@NullMarked
package backdrop.auth.token;

import org.jspecify.annotations.NullMarked;
