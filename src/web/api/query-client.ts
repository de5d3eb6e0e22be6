import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "#contract/problem.ts";

// Only a lost answer is worth asking again: a refusal stays a refusal.
const again = (failures: number, error: unknown) =>
  error instanceof Problem && error.code === "unavailable" && failures < 2;

/** `onSignedOut` runs when any reply says the session is over. */
export function queryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof Problem && error.code === "not-signed-in") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // networkMode always: navigator.onLine says nothing useful on a county intranet.
      queries: { retry: again, staleTime: 15_000, networkMode: "always", refetchOnWindowFocus: false },
      mutations: { retry: again, networkMode: "always" },
    },
  });
}
