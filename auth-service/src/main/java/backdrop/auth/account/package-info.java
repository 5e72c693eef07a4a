/** Accounts: who somebody is, how they prove it, and how often they may try. */
@NullMarked
package backdrop.auth.account;

import org.jspecify.annotations.NullMarked;
