import { afterEach, describe, expect, it, vi } from "vitest";
import { aGeneration, anImage } from "@/testing/generations";
import { watchGeneration } from "./events";
import type { FeedEvent } from "./generationFeed";
import { Problem } from "./problems";

function stream(...events: [event: string, data: unknown][]): Response {
  const text = events
    .map(([event, data], at) => `id: ${at + 1}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    .join("");
  return new Response(`retry: 3000\n\n: ping\n\n${text}`, { headers: { "Content-Type": "text/event-stream" } });
}

function answer(...replies: (Response | Error)[]) {
  const fetch = vi.fn(async () => {
    const reply = replies.shift();
    if (!reply || reply instanceof Error) {
      throw reply ?? new Error("nothing left to answer");
    }
    return reply;
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

async function watched(): Promise<FeedEvent[]> {
  const seen: FeedEvent[] = [];
  await watchGeneration("g1", { onEvent: (event) => seen.push(event) }, new AbortController().signal);
  return seen;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("watching a generation", () => {
  it("hands on every event and ends with the last", async () => {
    answer(
      stream(["snapshot", aGeneration()], ["image", anImage(0)], ["finished", aGeneration({ state: "succeeded" })]),
    );
    expect((await watched()).map((event) => event.type)).toEqual(["snapshot", "image", "finished"]);
  });

  it("ignores events it does not know", async () => {
    answer(stream(["snapshot", aGeneration()], ["weather", {}], ["finished", aGeneration()]));
    expect((await watched()).map((event) => event.type)).toEqual(["snapshot", "finished"]);
  });

  it("takes a lost connection up again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const fetch = answer(
      stream(["snapshot", aGeneration()]),
      new TypeError("network"),
      stream(["finished", aGeneration()]),
    );
    const seen = watched();
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await seen).map((event) => event.type)).toEqual(["snapshot", "finished"]);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it("gives up when watching is refused", async () => {
    answer(new Response(JSON.stringify({ reason: "GENERATION_NOT_FOUND" }), { status: 404 }));
    await expect(watched()).rejects.toMatchObject({ reason: "GENERATION_NOT_FOUND" });
  });

  it("gives up when the stream itself says so", async () => {
    answer(stream(["error", { status: 401, reason: "SESSION_EXPIRED" }]));
    const refusal = await watched().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect((refusal as Problem).signedOut).toBe(true);
  });
});
