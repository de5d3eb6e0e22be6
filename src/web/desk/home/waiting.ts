import type { UseQueryOptions } from "@tanstack/react-query";
import type { Me } from "#contract/auth.ts";
import type { Problem } from "#contract/problem.ts";
import type { CallOf, Result, Route } from "#contract/route.ts";
import type { Verb } from "#domain/access.ts";
import type { useApi } from "../../api/use-api.ts";

/** One number of things, and the page that lists exactly these; without a number the step itself waits. */
export interface WaitingCount {
  readonly value?: number;
  readonly unit?: string;
  readonly words: string;
  readonly href: string;
  /** A deadline has passed, or is near. */
  readonly light?: "red" | "yellow";
}

export interface WaitingGroup {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly note?: string;
  readonly counts: readonly WaitingCount[];
}

/** Who asks, and on which day. */
export interface Desk {
  readonly me: Me;
  readonly today: string;
}

interface Written<R extends Route> {
  /** Only offices with this verb are asked for. */
  readonly verb: Verb;
  readonly route: R;
  readonly call: CallOf<R>;
  readonly groups: (data: Result<R>, desk: Desk) => readonly WaitingGroup[];
}

export interface HomeCard {
  readonly verb: Verb;
  readonly ask: (api: ReturnType<typeof useApi>) => UseQueryOptions<unknown, Problem>;
  readonly groups: (data: unknown, desk: Desk) => readonly WaitingGroup[];
}

/** A card knows its route and what the reply means; the page asks all of them at once. */
export function homeCard<R extends Route>({ verb, route, call, groups }: Written<R>): HomeCard {
  return {
    verb,
    ask: (api) => api.query(route, call) as unknown as UseQueryOptions<unknown, Problem>,
    groups: (data, desk) => groups(data as Result<R>, desk),
  };
}

/** What is nought is not said, and a group with nothing to say is not shown. */
export function groupOf({ counts, ...group }: WaitingGroup): WaitingGroup[] {
  const said = counts.filter(({ value }) => value !== 0);
  return said.length > 0 ? [{ ...group, counts: said }] : [];
}
