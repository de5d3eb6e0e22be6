import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { auth, type Me } from "#contract/auth.ts";
import { useApi } from "../api/use-api.ts";

/** Below the shell, where it is known: who I am, in which office. */
export function useMe(): Me {
  return useSuspenseQuery(useApi().query(auth.me, {})).data;
}

/** For the shell itself, which must wait for it. */
export function useMeLoading() {
  return useQuery(useApi().query(auth.me, {}));
}
