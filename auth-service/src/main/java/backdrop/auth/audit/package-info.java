/** What is worth a line in the audit log, and the door it leaves through. */
@NullMarked
package backdrop.auth.audit;

import org.jspecify.annotations.NullMarked;
