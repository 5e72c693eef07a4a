/** Password hashing with argon2id. */
@NullMarked
package backdrop.auth.argon2;

import org.jspecify.annotations.NullMarked;
