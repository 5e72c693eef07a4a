package backdrop.picture.light;

/** Whose light is changed so that product and background look lit alike. */
public enum LightMatching {
  /** Nobody's: both stay as they are. */
  NONE,
  /** The background's; the product stays exactly as it is. */
  BACKGROUND,
  /** The product's: its colours change, and the fidelity report says so. */
  PRODUCT
}
