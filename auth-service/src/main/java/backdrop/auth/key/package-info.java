/** API keys: secrets that programs exchange for access tokens. */
@NullMarked
package backdrop.auth.key;

import org.jspecify.annotations.NullMarked;
