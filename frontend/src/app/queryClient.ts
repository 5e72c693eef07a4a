import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problems";
import { sessionQuery } from "@/api/session";

/** The one cache of server state. An expired session is noticed here, wherever it shows. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && isPassing(asProblem(error).status),
    },
  },
});

function noticeSignOut(error: unknown): void {
  if (asProblem(error).signedOut) {
    queryClient.setQueryData(sessionQuery.queryKey, null);
  }
}

function isPassing(status: number): boolean {
  return status === 0 || status === 502 || status === 503 || status === 504;
}
