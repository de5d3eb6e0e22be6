import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { counties } from "#contract/registry.ts";
import { useApi } from "../../api/use-api.ts";

/** The county being looked at: the one in the address, or the first within reach. */
export function useCounty() {
  const [params] = useSearchParams();
  const { data, error } = useQuery(useApi().query(counties.list, {}));
  const countyId = params.get("county") ?? data?.[0]?.id;
  return { countyId, counties: data ?? [], error, none: data?.length === 0 };
}
