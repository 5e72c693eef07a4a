import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { FeedEvent } from "./generationFeed";
import { OFFLINE, Problem, parseProblem } from "./problems";

type Watcher = {
  onEvent: (event: FeedEvent, sequence: number) => void;
  /** The connection is lost (true) or back (false). */
  onWaiting?: (waiting: boolean) => void;
};

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;

/**
 * Follows a generation until it has ended or the signal fires. A lost connection is taken up again, with growing pauses; each new
 * one begins with a snapshot, so nothing is missed. Throws a {@link Problem} when watching is refused.
 */
export async function watchGeneration(generationId: string, watcher: Watcher, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    const outcome = await readOnce(generationId, watcher, signal, () => {
      pause = FIRST_PAUSE;
    });
    if (outcome === "ended") {
      return;
    }
    watcher.onWaiting?.(true);
    await delay(pause, signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

async function readOnce(
  generationId: string,
  watcher: Watcher,
  signal: AbortSignal,
  onAlive: () => void,
): Promise<"ended" | "lost"> {
  let ended = false;
  let refusal: Problem | null = null;
  const parser = createParser({
    onEvent: (message) => {
      onAlive();
      watcher.onWaiting?.(false);
      if (message.event === "error") {
        refusal = parseProblem(statusOf(message.data), new Headers(), message.data);
        return;
      }
      const event = parseFeedEvent(message);
      if (event) {
        watcher.onEvent(event, Number(message.id ?? 0));
        ended ||= event.type === "finished";
      }
    },
  });
  try {
    const response = await fetch(`/api/generations/${encodeURIComponent(generationId)}/events?previews=true`, {
      headers: { Accept: "text/event-stream" },
      signal,
    });
    if (!response.ok) {
      throw parseProblem(response.status, response.headers, await response.text());
    }
    await pump(response, (text) => parser.feed(text));
  } catch (error) {
    if (error instanceof Problem && !isPassing(error)) {
      throw error;
    }
  }
  if (refusal && !isPassing(refusal)) {
    throw refusal;
  }
  return ended || signal.aborted ? "ended" : "lost";
}

async function pump(response: Response, feed: (text: string) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    feed(part.value);
  }
}

/** Reads one message of the stream; null for what this version does not know. */
function parseFeedEvent(message: EventSourceMessage): FeedEvent | null {
  const data = JSON.parse(message.data);
  switch (message.event) {
    case "snapshot":
    case "finished":
      return { type: message.event, generation: data };
    case "progress":
      return { type: "progress", progress: data };
    case "preview":
      return { type: "preview", imageIndex: data.imageIndex, step: data.step, image: data.image };
    case "image":
      return { type: "image", image: data };
    default:
      return null;
  }
}

function statusOf(problem: string): number {
  try {
    return Number(JSON.parse(problem).status ?? 500);
  } catch {
    return 500;
  }
}

function isPassing(problem: Problem): boolean {
  return problem.reason === OFFLINE || problem.status === 429 || problem.status >= 500;
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
