/** The signed-in account and its API keys. */
@NullMarked
package backdrop.gateway.account;

import org.jspecify.annotations.NullMarked;
