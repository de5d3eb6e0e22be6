import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { assessments } from "#contract/assessments.ts";
import { useApi } from "../../api/use-api.ts";
import { filledOf } from "./url-filter.ts";

export type AssessmentList = ReturnType<typeof useAssessmentList>;

/** The list of villages as the address says: filter, page, and the village that is open. */
export function useAssessmentList(roundId: string) {
  const [params, setParams] = useSearchParams();
  const filter = filledOf(params, ["townshipId", "status", "search"]);
  const page = Number(params.get("page") ?? 1);
  const query = { ...filter, page, size: 200 };
  const { data, error, isFetching } = useQuery(useApi().query(assessments.list, { params: { id: roundId }, query }));
  const kept = { ...filter, ...(page > 1 && { page: String(page) }) };
  return {
    rows: data?.rows,
    problem: error,
    loading: isFetching,
    filter,
    villageId: params.get("villageId"),
    paging: { page, total: data?.total ?? 0, onPage: (to: number) => setParams({ ...filter, page: String(to) }) },
    onFilter: (next: Record<string, string>) => setParams(next),
    onOpen: (villageId: string | undefined) => setParams(villageId ? { ...kept, villageId } : kept),
  };
}
