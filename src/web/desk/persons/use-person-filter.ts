import { useSearchParams } from "wouter";

const names = ["kind", "organisationId", "townshipId", "search", "unitHead", "closed", "page", "size"] as const;
export type PersonFilter = Partial<Record<(typeof names)[number], string>>;

/** The filters of the list live in the address; whatever narrows the list starts again at page one. */
export function usePersonFilter() {
  const [params, setParams] = useSearchParams();
  const filter: PersonFilter = Object.fromEntries(
    names.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])),
  );
  const change = (next: PersonFilter) => {
    const merged = { ...filter, page: undefined, ...next };
    setParams(
      Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => Boolean(entry[1]))),
    );
  };
  return { filter, change };
}
