import { useQuery } from "@tanstack/react-query";
import { auth } from "#contract/auth.ts";
import { useApi } from "../api/use-api.ts";

/** The server's day; empty while it is not known yet. */
export function useToday(): string {
  return useQuery({ ...useApi().query(auth.state, {}), staleTime: 600_000 }).data?.today ?? "";
}
