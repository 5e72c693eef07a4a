import { describe, expect, it } from "vitest";
import { aGeneration, anImage } from "@/testing/generations";
import { feedOf, reduceFeed } from "./generationFeed";

const stepping = {
  phase: "stepping",
  imageIndex: 0,
  step: 3,
  steps: 20,
  elapsedMs: 900,
  estimatedRemainingMs: null,
} as const;

describe("the feed of a generation", () => {
  it("shows an image as running once it is stepped", () => {
    const feed = reduceFeed(feedOf(aGeneration()), { type: "progress", progress: stepping }, 2);
    expect(feed.generation.state).toBe("running");
    expect(feed.generation.images.map((image) => image.state)).toEqual(["running", "queued"]);
  });

  it("knows how far each of several images is", () => {
    const first = reduceFeed(feedOf(aGeneration()), { type: "progress", progress: stepping }, 2);
    const feed = reduceFeed(first, { type: "progress", progress: { ...stepping, imageIndex: 1, step: 2 } }, 3);
    expect([feed.steps[0]?.step, feed.steps[1]?.step]).toEqual([3, 2]);
  });

  it("forgets the step of an image that is finished", () => {
    const before = reduceFeed(feedOf(aGeneration()), { type: "progress", progress: stepping }, 2);
    const feed = reduceFeed(before, { type: "image", image: anImage(0, { state: "succeeded" }) }, 3);
    expect(feed.steps).toEqual({});
  });

  it("drops what arrives out of order", () => {
    const newer = reduceFeed(feedOf(aGeneration()), { type: "progress", progress: { ...stepping, step: 9 } }, 5);
    const feed = reduceFeed(newer, { type: "progress", progress: stepping }, 4);
    expect(feed).toBe(newer);
  });

  it("never goes back to an older preview", () => {
    const newer = reduceFeed(feedOf(aGeneration()), { type: "preview", imageIndex: 0, step: 8, image: "data:b" }, 2);
    const feed = reduceFeed(newer, { type: "preview", imageIndex: 0, step: 4, image: "data:a" }, 3);
    expect(feed.previews[0]).toEqual({ step: 8, image: "data:b" });
  });

  it("lets a finished image be used while the others are painted", () => {
    const before = reduceFeed(feedOf(aGeneration()), { type: "preview", imageIndex: 0, step: 8, image: "data:b" }, 2);
    const feed = reduceFeed(before, { type: "image", image: anImage(0, { state: "succeeded" }) }, 3);
    expect(feed.generation.images.map((image) => image.state)).toEqual(["succeeded", "queued"]);
    expect(feed.previews).toEqual({});
  });

  it("takes a snapshot after a reconnect although its number is small", () => {
    const before = reduceFeed(feedOf(aGeneration()), { type: "progress", progress: stepping }, 40);
    const snapshot = aGeneration({ state: "running", attempts: 2 });
    const feed = reduceFeed(before, { type: "snapshot", generation: snapshot }, 1);
    expect(feed.generation.attempts).toBe(2);
    expect(reduceFeed(feed, { type: "progress", progress: stepping }, 2).sequence).toBe(2);
  });

  it("keeps previews of open images over a reconnect", () => {
    const before = reduceFeed(feedOf(aGeneration()), { type: "preview", imageIndex: 1, step: 2, image: "data:a" }, 2);
    const feed = reduceFeed(before, { type: "snapshot", generation: aGeneration({ state: "running" }) }, 1);
    expect(feed.previews[1]?.image).toBe("data:a");
  });

  it("stays ended", () => {
    const ended = reduceFeed(
      feedOf(aGeneration()),
      { type: "finished", generation: aGeneration({ state: "succeeded", progress: null }) },
      9,
    );
    expect(reduceFeed(ended, { type: "progress", progress: stepping }, 10)).toBe(ended);
  });
});
