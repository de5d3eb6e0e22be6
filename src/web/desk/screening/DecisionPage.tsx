import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams, useSearchParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { decisions } from "#contract/shortlist.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { Decision } from "./contract-types.ts";
import { DecidedList } from "./DecidedList.tsx";
import { Deciding } from "./Deciding.tsx";
import { DecisionHistory } from "./DecisionHistory.tsx";
import { RoundFrame } from "./RoundFrame.tsx";

/** 审定：before it the form, after it the list as decided, and every correction as a decision of its own. */
export function DecisionPage() {
  const { id } = useParams<{ id: string }>();
  const { made, error, name, ready } = useDecisions(id);
  return (
    <RoundFrame roundId={id} name={name} title="审定" problem={error} waiting={!made}>
      {made && <Content roundId={id} made={made} ready={ready} />}
    </RoundFrame>
  );
}

interface ContentProps {
  readonly roundId: string;
  readonly made: readonly Decision[];
  readonly ready: boolean;
}

function Content({ roundId, made, ready }: ContentProps) {
  const [search, setSearch] = useSearchParams();
  const mayDecide = useMe().verbs.includes("decision.make");
  const inForce = made.find(({ standing }) => standing);
  const wanted = inForce ? search.get("correct") === "1" : ready;
  if (mayDecide && wanted) return <Deciding roundId={roundId} inForce={inForce} onDone={() => setSearch({})} />;
  return (
    <Decided made={made} inForce={inForce} onCorrect={mayDecide ? () => setSearch({ correct: "1" }) : undefined} />
  );
}

/** Departments read decisions without reading rounds; `ready` is when the round waits for its decision. */
function useDecisions(id: string) {
  const { query } = useApi();
  const params = { id };
  const readsRound = useMe().verbs.includes("round.read");
  const list = useQuery(query(decisions.list, { params }));
  const round = useQuery({ ...query(rounds.read, { params }), enabled: readsRound });
  return {
    made: list.data,
    error: list.error ?? round.error,
    name: round.data?.name,
    ready: round.data?.status === "verified",
  };
}

interface DecidedProps {
  readonly made: readonly Decision[];
  readonly inForce: Decision | undefined;
  readonly onCorrect: (() => void) | undefined;
}

function Decided({ made, inForce, onCorrect }: DecidedProps) {
  if (!inForce) {
    return (
      <Card title="审定名单">
        <Empty>本轮还没有审定。联审和实地核实完成后，由县委审定，县委组织部登记。</Empty>
      </Card>
    );
  }
  return (
    <>
      <DecidedList decision={inForce}>
        {onCorrect && <Button onClick={onCorrect}>作出更正、动态纳入</Button>}
      </DecidedList>
      <DecisionHistory decisions={made} />
    </>
  );
}
