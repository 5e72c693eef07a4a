/** The auth service: accounts, sessions, API keys, and the issuer of everybody's access tokens. */
@NullMarked
package backdrop.auth;

import org.jspecify.annotations.NullMarked;
