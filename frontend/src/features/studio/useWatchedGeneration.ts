import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { watchGeneration } from "@/api/events";
import { type Feed, feedOf, hasEnded, reduceFeed } from "@/api/generationFeed";
import { asProblem } from "@/api/problems";
import { getGeneration } from "@/api/queries";

export function feedQuery(generationId: string) {
  return queryOptions({
    queryKey: ["feed", generationId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Feed> => feedOf(await getGeneration(generationId)),
  });
}

/** A generation kept up to date by its stream of events until it has ended. */
export function useWatchedGeneration(generationId: string) {
  const client = useQueryClient();
  const { data: feed, error } = useQuery(feedQuery(generationId));
  const [waiting, setWaiting] = useState(false);
  const open = feed !== undefined && !hasEnded(feed.generation.state);

  useEffect(() => {
    if (!open) {
      return;
    }
    const controller = new AbortController();
    const key = feedQuery(generationId).queryKey;
    watchGeneration(
      generationId,
      {
        onWaiting: setWaiting,
        onEvent: (event, sequence) => {
          client.setQueryData(key, (known) => (known ? reduceFeed(known, event, sequence) : known));
          if (event.type === "finished") {
            client.invalidateQueries({ queryKey: ["records"] });
          }
        },
      },
      controller.signal,
    ).catch(() => client.invalidateQueries({ queryKey: key }));
    return () => controller.abort();
  }, [client, generationId, open]);

  return { feed, waiting, gone: error !== null && asProblem(error).status === 404 };
}
