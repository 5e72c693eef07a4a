package backdrop.prompt.failure;

import backdrop.kit.failure.FailureKind;
import backdrop.kit.failure.FailureReason;

/** Every way in which the prompt service says no. */
public enum PromptReason implements FailureReason {
  STYLE_NOT_FOUND(FailureKind.NOT_FOUND),
  STYLE_BUILT_IN(FailureKind.FORBIDDEN),
  STYLE_CHANGED(FailureKind.CONFLICT),
  STYLE_NAME_MISSING(FailureKind.INVALID),
  STYLE_TEMPLATE_INVALID(FailureKind.INVALID),
  STYLE_SETTING_OUT_OF_RANGE(FailureKind.INVALID),
  TOO_MANY_STYLES(FailureKind.TOO_MUCH),
  IMPORT_EMPTY(FailureKind.INVALID),
  TEXT_TOO_LONG(FailureKind.INVALID),
  TEXT_MISSING(FailureKind.INVALID),
  SCENE_MISSING(FailureKind.INVALID),
  LANGUAGE_UNKNOWN(FailureKind.INVALID),
  COUNT_OUT_OF_RANGE(FailureKind.INVALID),
  TOKEN_BUDGET_OUT_OF_RANGE(FailureKind.INVALID);

  private final FailureKind kind;

  PromptReason(FailureKind kind) {
    this.kind = kind;
  }

  @Override
  public FailureKind kind() {
    return kind;
  }
}
