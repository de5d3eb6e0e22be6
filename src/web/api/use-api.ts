import { queryOptions } from "@tanstack/react-query";
import type { Problem } from "#contract/problem.ts";
import type { CallOf, Route } from "#contract/route.ts";
import { call, type Reply } from "./client.ts";

/** The first part of the key is the path, so `refresh: [route]` finds every page and filter of that list. */
export const keyOf = (route: Route) => [route.path] as const;

function query<R extends Route>(route: R, input: CallOf<R>) {
  return queryOptions<Reply<R>, Problem>({
    queryKey: [...keyOf(route), input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(route, input, { signal }),
  });
}

const api = { query, call };

export function useApi() {
  return api;
}
