package backdrop.diffusion.batch;

import backdrop.diffusion.Cancellation;
import backdrop.diffusion.Cancellation.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends a call that serves several pictures as soon as nobody wants any of them. */
final class JointCancellation implements AutoCloseable {

  private final Cancellation joint = new Cancellation();
  private final List<Registration> registrations = new ArrayList<>();

  JointCancellation(Collection<Cancellation> members) {
    Set<Cancellation> distinct = Set.copyOf(members);
    AtomicInteger wanting = new AtomicInteger(distinct.size());
    for (Cancellation member : distinct) {
      registrations.add(
          member.onCancel(
              () -> {
                if (wanting.decrementAndGet() == 0) {
                  joint.cancel();
                }
              }));
    }
  }

  Cancellation cancellation() {
    return joint;
  }

  @Override
  public void close() {
    registrations.forEach(Registration::close);
  }
}
