import type { Generation, GenerationImage, Progress } from "./model";

/** What a generation's stream of events says, one variant an event. */
export type FeedEvent =
  | { type: "snapshot"; generation: Generation }
  | { type: "progress"; progress: Progress }
  | { type: "preview"; imageIndex: number; step: number; image: string }
  | { type: "image"; image: GenerationImage }
  | { type: "finished"; generation: Generation };

export type Preview = { step: number; image: string };

/** A generation as far as it is known, with the newest preview of each image that is not finished. */
export type Feed = { generation: Generation; previews: Record<number, Preview>; sequence: number };

export function feedOf(generation: Generation): Feed {
  return { generation, previews: {}, sequence: 0 };
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
    return { generation: event.generation, previews: openPreviews(feed, event.generation), sequence };
  }
  if (sequence <= feed.sequence || hasEnded(feed.generation.state)) {
    return feed;
  }
  switch (event.type) {
    case "progress":
      return { ...feed, sequence, generation: advance(feed.generation, event.progress) };
    case "preview":
      return { ...feed, sequence, previews: withPreview(feed, event) };
    case "image": {
      const images = feed.generation.images.map((image) => (image.index === event.image.index ? event.image : image));
      const generation = { ...feed.generation, images };
      return { generation, sequence, previews: openPreviews(feed, generation) };
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

function openPreviews(feed: Feed, generation: Generation): Feed["previews"] {
  const open = generation.images.filter((image) => !hasEnded(image.state)).map((image) => image.index);
  return Object.fromEntries(Object.entries(feed.previews).filter(([index]) => open.includes(Number(index))));
}
