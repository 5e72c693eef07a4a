package backdrop.inference.generation;

/** How many generations may wait. */
public interface AdmissionRules {
  /** Of one owner. */
  int perOwner();

  /** Of all owners together. */
  int overall();
}
