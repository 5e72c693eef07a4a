/** A refused call, as the problem document of RFC 9457 tells it; code switches on `reason`, never on text. */
export class Problem extends Error {
  readonly reason: string;
  readonly status: number;
  readonly detail: string;
  readonly fields: { field: string; rule: string }[];
  /** What to quote when asking for help: the incident, else the request. */
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(parts: {
    reason: string;
    status: number;
    detail?: string;
    fields?: { field: string; rule: string }[];
    requestId?: string | null;
    retryAfterSeconds?: number | null;
  }) {
    super(`${parts.reason}: ${parts.detail ?? ""}`);
    this.name = "Problem";
    this.reason = parts.reason;
    this.status = parts.status;
    this.detail = parts.detail ?? "";
    this.fields = parts.fields ?? [];
    this.requestId = parts.requestId ?? null;
    this.retryAfterSeconds = parts.retryAfterSeconds ?? null;
  }

  get signedOut(): boolean {
    return this.status === 401 && this.reason !== "WRONG_PASSWORD";
  }
}

/** The reason of a call that never reached the gateway. */
export const OFFLINE = "OFFLINE";
/** The reason of an answer that is no problem document. */
export const UNREADABLE = "UNREADABLE";

type Headers = { get(name: string): string | null };

/** Reads any refusal; what is missing or malformed becomes UNREADABLE rather than an exception. */
export function parseProblem(status: number, headers: Headers, body: string): Problem {
  const requestId = headers.get("X-Request-Id");
  const retryAfter = Number(headers.get("Retry-After") ?? Number.NaN);
  const json = objectOf(body);
  const fields = Array.isArray(json.fields) ? json.fields.filter(isField) : [];
  return new Problem({
    reason: typeof json.reason === "string" ? json.reason : UNREADABLE,
    status,
    detail: typeof json.detail === "string" ? json.detail : "",
    fields,
    requestId: typeof json.incidentId === "string" ? json.incidentId : requestId,
    retryAfterSeconds:
      typeof json.retryAfterSeconds === "number"
        ? json.retryAfterSeconds
        : Number.isFinite(retryAfter)
          ? retryAfter
          : null,
  });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  return new Problem({ reason: UNREADABLE, status: 0, detail: error instanceof Error ? error.message : "" });
}

function objectOf(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isField(value: unknown): value is { field: string; rule: string } {
  return typeof value === "object" && value !== null && "field" in value && "rule" in value;
}
