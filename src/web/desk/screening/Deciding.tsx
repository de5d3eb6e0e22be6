import { useQuery } from "@tanstack/react-query";
import { rounds } from "#contract/screening.ts";
import { shortlists } from "#contract/shortlist.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote, Waiting } from "../../ui/index.ts";
import type { Decision } from "./contract-types.ts";
import { DecisionForm } from "./DecisionForm.tsx";

interface DecidingProps {
  readonly roundId: string;
  readonly inForce: Decision | undefined;
  readonly onDone: () => void;
}

/** The form needs both the list as it came out of the review and the round as it stands. */
export function Deciding({ roundId, inForce, onDone }: DecidingProps) {
  const { query } = useApi();
  const params = { id: roundId };
  const { data: page, error } = useQuery(query(shortlists.read, { params }));
  const { data: round } = useQuery(query(rounds.read, { params }));
  if (error) return <ProblemNote problem={error} />;
  if (!page || !round) return <Waiting lines={10} />;
  return <DecisionForm key={inForce?.id ?? "first"} page={page} round={round} inForce={inForce} onDone={onDone} />;
}
