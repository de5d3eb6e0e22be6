import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams, useSearchParams } from "wouter";
import { decisions, shortlists } from "#contract/shortlist.ts";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { DecidedList } from "./DecidedList.tsx";
import { DecisionHistory } from "./DecisionHistory.tsx";
import { DecisionForm } from "./DecisionForm.tsx";
import type { Decision } from "./contract-types.ts";
import { RoundFrame } from "./RoundFrame.tsx";

/** 审定：before it the form, after it the list as decided, and every correction as a decision of its own. */
export function DecisionPage() {
  const { id } = useParams<{ id: string }>();
  const { query } = useApi();
  const { verbs } = useMe();
  const params = { id };
  const { data: made, error } = useQuery(query(decisions.list, { params }));
  const round = useQuery({ ...query(rounds.read, { params }), enabled: verbs.includes("round.read") });
  const [search, setSearch] = useSearchParams();
  const inForce = made?.find(({ standing }) => standing);
  const mayDecide = verbs.includes("decision.make");
  const correcting = mayDecide && inForce !== undefined && search.get("correct") === "1";
  const correct = mayDecide && inForce && !correcting && (
    <Button onClick={() => setSearch({ correct: "1" })}>作出更正、动态纳入</Button>
  );
  return (
    <RoundFrame
      roundId={id}
      name={round.data?.name}
      title={correcting ? "更正决定" : "审定"}
      actions={correct}
      problem={error ?? round.error}
    >
      {!made && !error && <Waiting lines={10} />}
      {correcting && <Deciding roundId={id} inForce={inForce} onDone={() => setSearch({})} />}
      {made && !inForce && mayDecide && round.data?.status === "verified" && (
        <Deciding roundId={id} inForce={undefined} onDone={() => setSearch({})} />
      )}
      {made && !inForce && !(mayDecide && round.data?.status === "verified") && (
        <Card title="审定名单">
          <Empty>本轮还没有审定。联审和实地核实完成后，由县委审定，县委组织部登记。</Empty>
        </Card>
      )}
      {inForce && !correcting && <DecidedList decision={inForce} />}
      {made && made.length > 0 && !correcting && <DecisionHistory decisions={made} />}
    </RoundFrame>
  );
}

interface DecidingProps {
  readonly roundId: string;
  readonly inForce: Decision | undefined;
  readonly onDone: () => void;
}

function Deciding({ roundId, inForce, onDone }: DecidingProps) {
  const { query } = useApi();
  const params = { id: roundId };
  const { data: page, error } = useQuery(query(shortlists.read, { params }));
  const { data: round } = useQuery(query(rounds.read, { params }));
  if (error) return <ProblemNote problem={error} />;
  if (!page || !round) return <Waiting lines={10} />;
  return <DecisionForm key={inForce?.id ?? "first"} page={page} round={round} inForce={inForce} onDone={onDone} />;
}
