/** The issuer's public face over HTTP: discovery, JWKS, and tokens for services. */
@NullMarked
package backdrop.auth.rest;

import org.jspecify.annotations.NullMarked;
