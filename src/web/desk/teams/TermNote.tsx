import type { TeamRow } from "./contract-types.ts";
import { endWords } from "./team-words.ts";

/** The end of a term, and how near it is once it is near. */
export function TermNote({ team: { termTo, endsIn } }: { team: Pick<TeamRow, "termTo" | "endsIn"> }) {
  return (
    <>
      {termTo}
      {endsIn !== null && <span className="team-near">{endWords(endsIn)}</span>}
    </>
  );
}
