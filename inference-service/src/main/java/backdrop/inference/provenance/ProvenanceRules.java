package backdrop.inference.provenance;

/** What finished files say. */
public interface ProvenanceRules {
  /**
   * Whether the statement repeats the prompts. They are the seller's own words, and whoever gets
   * the picture could read them.
   */
  boolean prompts();
}
