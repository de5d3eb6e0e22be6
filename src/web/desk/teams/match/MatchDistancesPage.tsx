import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { matches } from "#contract/match.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Card, type Column, Empty, ProblemNote, Table, toast } from "../../../ui/index.ts";
import { RoundFrame } from "../../screening/RoundFrame.tsx";

type Distances = Result<typeof matches.distances>;
type Unit = Distances["units"][number];

/** Minutes by car from each unit to each township, where known; what is not known is left empty and counts neither way. */
export function MatchDistancesPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(matches.distances, { params: { id } }));
  return (
    <RoundFrame
      roundId={id}
      name={undefined}
      title="车程"
      subtitle="单位到各乡镇（街道）的车程，单位为分钟。不清楚的不填，不影响配对。"
      problem={error}
      waiting={!data}
    >
      {data && <Grid roundId={id} distances={data} />}
    </RoundFrame>
  );
}

type Changed = ReadonlyMap<string, number | null>;
const keyOf = (unit: Unit, townshipId: string) => `${unit.id}/${townshipId}`;

function Grid({ roundId, distances: { townships, units } }: { roundId: string; distances: Distances }) {
  const [changed, setChanged] = useState<Changed>(new Map());
  const { send, sending, problem } = useWrite(matches.saveDistances, {
    refresh: [matches.distances, matches.overview],
    onDone: () => {
      setChanged(new Map());
      toast("车程已保存。");
    },
  });
  return (
    <Card
      title="车程（分钟）"
      note={changed.size > 0 ? `有 ${changed.size} 处改动尚未保存` : `共 ${units.length} 个单位`}
    >
      <ProblemNote problem={problem} />
      <div className="filters">
        <Button
          type="primary"
          disabled={changed.size === 0}
          loading={sending}
          onClick={() => send({ params: { id: roundId }, body: { rows: rowsOf(changed) } })}
        >
          保存
        </Button>
      </div>
      <Table
        rows={units}
        rowKey={(unit) => unit.id}
        columns={columnsOf(townships, changed, setChanged)}
        empty={<Empty>单位名录中没有可以结对的单位。</Empty>}
      />
    </Card>
  );
}

const rowsOf = (changed: Changed) =>
  [...changed].map(([key, minutes]) => {
    const [organisationId, townshipId] = key.split("/") as [string, string];
    return { organisationId, townshipId, minutes };
  });

function columnsOf(townships: Distances["townships"], changed: Changed, onChange: (changed: Changed) => void) {
  const minutesIn = (unit: Unit, id: string, i: number) =>
    changed.has(keyOf(unit, id)) ? changed.get(keyOf(unit, id)) : unit.minutes[i];
  const columns: readonly Column<Unit>[] = [
    { head: "单位", cell: (unit) => unit.name, fixed: "left", always: true },
    ...townships.map(({ id, name }, i): Column<Unit> => ({
      head: name,
      cell: (unit) => (
        <InputNumber
          aria-label={`${unit.name}到${name}（分钟）`}
          size="small"
          min={1}
          max={600}
          precision={0}
          style={{ width: 70 }}
          value={minutesIn(unit, id, i)}
          onChange={(minutes) => onChange(new Map(changed).set(keyOf(unit, id), minutes ?? null))}
        />
      ),
    })),
  ];
  return columns;
}
