import { Problem } from "#contract/problem.ts";

/** What became of acts begun at the same moment: how many were done, and what the others were told. Anything but a Problem fails the test. */
export async function together(acts: readonly Promise<unknown>[], told: "code" | "message" = "code") {
  const ends = await Promise.allSettled(acts);
  const refused = ends.flatMap((end) => (end.status === "rejected" ? [problemIn(end.reason)[told]] : []));
  return { done: ends.length - refused.length, refused };
}

function problemIn(reason: unknown): Problem {
  if (reason instanceof Problem) return reason;
  throw reason;
}
