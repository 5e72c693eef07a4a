import i18next, { type TFunction } from "i18next";
import type { Problem } from "@/api/problems";

function kindOf(problem: Problem) {
  if (problem.signedOut) {
    return "problem.signedOut";
  }
  switch (problem.status) {
    case 404:
      return "problem.notFound";
    case 409:
      return "problem.conflict";
    case 429:
      return "problem.tooMuch";
    case 503:
    case 504:
      return "problem.unavailable";
    default:
      return problem.status >= 500 ? "problem.internal" : "problem.invalid";
  }
}

/** What to tell a person about a reason; null where this app has no words for it. */
export function reasonText(reason: string, t: TFunction): string | null {
  const key = `problem.${reason}`;
  return /^[A-Z_]+$/.test(reason) && i18next.exists(key) ? t(key as "problem.OFFLINE") : null;
}

/** What to tell a person about a problem: by its reason if that is known here, else by its kind. */
export function problemText(problem: Problem, t: TFunction): string {
  const text = reasonText(problem.reason, t) ?? t(kindOf(problem));
  return problem.retryAfterSeconds ? `${text} ${t("problem.wait", { count: problem.retryAfterSeconds })}` : text;
}
