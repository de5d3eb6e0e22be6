import { useSearchParams } from "wouter";
import type { CallOf } from "#contract/route.ts";
import type { records } from "#contract/records.ts";

const names = [
  "countyId",
  "townshipId",
  "villageId",
  "kind",
  "from",
  "to",
  "leaderId",
  "problemId",
  "goalId",
  "taskId",
  "open",
] as const;

export type RecordFilter = Partial<Record<(typeof names)[number], string>>;
export type ListQuery = CallOf<typeof records.list>["query"];

/** The filters of the list live in the address. */
export function useRecordFilter() {
  const [params, setParams] = useSearchParams();
  const filter: RecordFilter = Object.fromEntries(
    names.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])),
  );
  const change = (next: RecordFilter) => {
    const merged = Object.entries({ ...filter, ...next });
    setParams(Object.fromEntries(merged.filter((entry): entry is [string, string] => Boolean(entry[1]))), {
      replace: true,
    });
  };
  return { filter, change };
}
