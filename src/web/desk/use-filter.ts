import { useSearchParams } from "wouter";
import type { Paging } from "../ui/index.ts";

type Changes<Name extends string> = Partial<Record<Name, string | undefined>>;

/** A filter that lives in the address, so that a page can be sent to a colleague as it stands. */
export function useFilter<const Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(names.map((name) => [name, params.get(name) || undefined])) as Record<
    Name,
    string | undefined
  >;
  const change = (changes: Changes<Name>) => {
    const next = Object.entries<string | undefined>({ ...filter, ...changes });
    setParams(Object.fromEntries(next.filter((one): one is [string, string] => Boolean(one[1]))), { replace: true });
  };
  return [filter, change] as const;
}

/** The pages of a ledger whose place stands in the address. */
export const pagingOf = (
  at: Pick<Paging, "page" | "size">,
  total: number | undefined,
  change: (to: { readonly page: string; readonly size: string }) => void,
): Paging => ({
  page: at.page,
  size: at.size,
  total: total ?? 0,
  onPage: (to, by) => change({ page: String(to), size: String(by) }),
});
