import { describe, expect, it } from "vitest";
import { parseProblem, UNREADABLE } from "./problems";

const none = new Headers();

describe("a problem document", () => {
  it("is read with its fields and the id to quote", () => {
    const body = JSON.stringify({
      reason: "PASSWORD_TOO_SHORT",
      detail: "d",
      fields: [{ field: "password", rule: "r" }, 3],
    });
    const problem = parseProblem(400, new Headers({ "X-Request-Id": "r-1" }), body);
    expect(problem).toMatchObject({ reason: "PASSWORD_TOO_SHORT", status: 400, detail: "d", requestId: "r-1" });
    expect(problem.fields).toEqual([{ field: "password", rule: "r" }]);
  });

  it("prefers the incident's id to the request's", () => {
    const problem = parseProblem(500, new Headers({ "X-Request-Id": "r-1" }), JSON.stringify({ incidentId: "i-1" }));
    expect(problem.requestId).toBe("i-1");
  });

  it("knows how long to wait, from the body or the header", () => {
    expect(parseProblem(429, none, JSON.stringify({ retryAfterSeconds: 3 })).retryAfterSeconds).toBe(3);
    expect(parseProblem(429, new Headers({ "Retry-After": "7" }), "{}").retryAfterSeconds).toBe(7);
    expect(parseProblem(429, none, "{}").retryAfterSeconds).toBeNull();
  });

  it("survives answers that are none", () => {
    for (const body of ["", "<html>", "null", "[]", "3"]) {
      expect(parseProblem(502, none, body).reason).toBe(UNREADABLE);
    }
  });

  it("tells an ended session from a wrong password", () => {
    expect(parseProblem(401, none, JSON.stringify({ reason: "SESSION_EXPIRED" })).signedOut).toBe(true);
    expect(parseProblem(401, none, JSON.stringify({ reason: "WRONG_PASSWORD" })).signedOut).toBe(false);
  });
});
