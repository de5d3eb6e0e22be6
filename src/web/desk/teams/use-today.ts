import { useQuery } from "@tanstack/react-query";
import { auth } from "#contract/auth.ts";
import { useApi } from "../../api/use-api.ts";

/** The day by the server's calendar; undefined until it has answered. */
export const useToday = (): string | undefined =>
  useQuery({ ...useApi().query(auth.state, {}), staleTime: 600_000 }).data?.today;
