import type { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";

/**
 * Which request id a write carries. When the answer never came (no network, 5xx) the write may or may not have happened,
 * so pressing the button again with the same content must be the same request; anything else is a new one.
 */
export function requestIds() {
  let unsure: { print: string; requestId: string } | undefined;
  return {
    idFor(input: unknown): string {
      return unsure && unsure.print === printOf(input) ? unsure.requestId : uuidv7();
    },
    settled(input: unknown, requestId: string, problem: Problem | null): void {
      const outcomeUnknown = problem?.code === "unavailable" || problem?.code === "bug";
      unsure = outcomeUnknown ? { print: printOf(input), requestId } : undefined;
    },
  };
}

function printOf(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) =>
    value instanceof File ? `${value.name}|${value.size}|${value.lastModified}` : value,
  );
}
