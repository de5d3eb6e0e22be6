import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "#contract/problem.ts";
import type { CallOf, Route } from "#contract/route.ts";
import { call, type Reply } from "./client.ts";
import { requestIds } from "./request-ids.ts";
import { keyOf } from "./use-api.ts";

interface WriteOptions<R extends Route> {
  /** Runs after the lists named in `refresh` are marked out of date. */
  readonly onDone?: (reply: Reply<R>, input: CallOf<R>) => void;
  readonly refresh?: readonly Route[];
}

interface Sending<R extends Route> {
  readonly input: CallOf<R>;
  readonly requestId: string;
}

/** A write as a button needs it: `send`, `sending`, `problem`. A repeat of an unanswered write keeps its request id. */
export function useWrite<R extends Route>(route: R, { onDone, refresh = [] }: WriteOptions<R> = {}) {
  const client = useQueryClient();
  const [ids] = useState(requestIds);
  const mutation = useMutation<Reply<R>, Problem, Sending<R>>({
    mutationFn: ({ input, requestId }) => call(route, input, { requestId }),
    onSettled: (_reply, problem, { input, requestId }) => ids.settled(input, requestId, problem),
    onSuccess: (reply, { input }) => {
      for (const stale of refresh) void client.invalidateQueries({ queryKey: keyOf(stale) });
      onDone?.(reply, input);
    },
  });
  return {
    send: (input: CallOf<R>) => {
      if (!mutation.isPending) mutation.mutate({ input, requestId: ids.idFor(input) });
    },
    sending: mutation.isPending,
    problem: mutation.error,
    reply: mutation.data,
    clear: mutation.reset,
  };
}
