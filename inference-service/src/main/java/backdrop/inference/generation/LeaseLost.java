package backdrop.inference.generation;

/**
 * Says that a generation is no longer the worker's to paint: cancelled, ended, or taken by another
 * replica.
 */
final class LeaseLost extends RuntimeException {
  LeaseLost(String generationId, Lease lease) {
    super("Lease %d of generation %s is over".formatted(lease.epoch(), generationId));
  }
}
