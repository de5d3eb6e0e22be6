import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Problem } from "#contract/problem.ts";
import { opinions, shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { problemOf } from "../../api/problem-of.ts";
import { keyOf, useApi } from "../../api/use-api.ts";

/**
 * Opinions are written one village at a time, so that each is a record of its own. A batch stops at the first that fails;
 * its id is kept, so pressing again repeats that one and does not double it.
 */
export function useKeepMany(roundId: string, onDone: (count: number) => void) {
  const { call } = useApi();
  const client = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const [progress, setProgress] = useState({ written: 0, of: 0 });
  const [problem, setProblem] = useState<Problem | null>(null);

  const write = async (villageId: string) => {
    const id = ids.current.get(villageId) ?? uuidv7();
    ids.current.set(villageId, id);
    const body = { id, villageId, kind: "keep" as const, reason: "" };
    await call(opinions.write, { params: { id: roundId }, body }, { requestId: id });
    ids.current.delete(villageId);
  };
  const run = async (villageIds: readonly string[]) => {
    setProblem(null);
    for (const [index, villageId] of villageIds.entries()) {
      setProgress({ written: index, of: villageIds.length });
      await write(villageId);
    }
    onDone(villageIds.length);
  };
  const keep = (villageIds: readonly string[]) => {
    void run(villageIds)
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => {
        setProgress({ written: 0, of: 0 });
        for (const route of [shortlists.read, shortlists.rounds])
          void client.invalidateQueries({ queryKey: keyOf(route) });
      });
  };
  return { keep, problem, ...progress };
}
