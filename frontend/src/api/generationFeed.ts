import type { Generation, GenerationImage, Progress } from "./model";

/** What a generation's stream of events says, one variant an event. */
export type FeedEvent =
  | { type: "snapshot"; generation: Generation }
  | { type: "progress"; progress: Progress }
  | { type: "preview"; imageIndex: number; step: number; image: string }
  | { type: "image"; image: GenerationImage }
  | { type: "finished"; generation: Generation };

export type Preview = { step: number; image: string };

/** How far one image is. */
export type Stepping = Extract<Progress, { phase: "stepping" }>;

/** A generation as far as it is known, with the newest preview and step of each image that is not finished: several are painted at once. */
export type Feed = {
  generation: Generation;
  previews: Record<number, Preview>;
  steps: Record<number, Stepping>;
  sequence: number;
};

export function feedOf(generation: Generation): Feed {
  return { generation, previews: {}, steps: stepOf(generation), sequence: 0 };
}

export function hasEnded(state: Generation["state"]): boolean {
  return state === "succeeded" || state === "failed" || state === "cancelled";
}

/**
 * The feed after one event. A snapshot begins a new count; any other event that is not newer than the last one seen is dropped,
 * and so is everything that would bring an ended generation back to life.
 */
export function reduceFeed(feed: Feed, event: FeedEvent, sequence: number): Feed {
  if (event.type === "snapshot" || event.type === "finished") {
    return { generation: event.generation, ...openImages(feed, event.generation), sequence };
  }
  if (sequence <= feed.sequence || hasEnded(feed.generation.state)) {
    return feed;
  }
  switch (event.type) {
    case "progress":
      return {
        ...feed,
        sequence,
        generation: advance(feed.generation, event.progress),
        steps: withStep(feed, event.progress),
      };
    case "preview":
      return { ...feed, sequence, previews: withPreview(feed, event) };
    case "image": {
      const images = feed.generation.images.map((image) => (image.index === event.image.index ? event.image : image));
      const generation = { ...feed.generation, images };
      return { generation, sequence, ...openImages(feed, generation) };
    }
  }
}

function advance(generation: Generation, progress: Progress): Generation {
  if (progress.phase === "waiting") {
    return { ...generation, progress };
  }
  const images = generation.images.map((image) =>
    image.index === progress.imageIndex && image.state === "queued" ? { ...image, state: "running" as const } : image,
  );
  return { ...generation, state: "running", progress, images };
}

function withPreview(feed: Feed, event: { imageIndex: number; step: number; image: string }): Feed["previews"] {
  const known = feed.previews[event.imageIndex];
  if (known && known.step > event.step) {
    return feed.previews;
  }
  return { ...feed.previews, [event.imageIndex]: { step: event.step, image: event.image } };
}

function withStep(feed: Feed, progress: Progress): Feed["steps"] {
  return progress.phase === "stepping" ? { ...feed.steps, [progress.imageIndex]: progress } : feed.steps;
}

function stepOf(generation: Generation): Feed["steps"] {
  return generation.progress?.phase === "stepping" ? { [generation.progress.imageIndex]: generation.progress } : {};
}

/** What is known of the images that are not finished. A generation that goes back to the queue has taken no step. */
function openImages(feed: Feed, generation: Generation): Pick<Feed, "previews" | "steps"> {
  const open = generation.images.filter((image) => !hasEnded(image.state)).map((image) => image.index);
  const steps = generation.state === "queued" ? {} : { ...feed.steps, ...stepOf(generation) };
  return { previews: only(feed.previews, open), steps: only(steps, open) };
}

function only<T>(byImage: Record<number, T>, indexes: number[]): Record<number, T> {
  return Object.fromEntries(Object.entries(byImage).filter(([index]) => indexes.includes(Number(index))));
}
