/** The few cryptographic steps that features share: digests, derived secrets, sealed bytes. */
@NullMarked
package backdrop.auth.secret;

import org.jspecify.annotations.NullMarked;
