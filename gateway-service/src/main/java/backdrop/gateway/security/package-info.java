/** Who calls, and whether the call may be trusted: tokens, API keys, session cookies, origins. */
@NullMarked
package backdrop.gateway.security;

import org.jspecify.annotations.NullMarked;
