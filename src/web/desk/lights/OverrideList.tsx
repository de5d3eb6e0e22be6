import { lights } from "#contract/lights.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Kind, Subject } from "./light-words.ts";
import { ThingLamp, Turned } from "./ThingLamp.tsx";

type Override = Subject["overrides"][number];

interface OverrideListProps {
  readonly kind: Kind;
  readonly id: string;
  readonly subject: Subject;
}

export function OverrideList({ kind, id, subject: { overrides, can } }: OverrideListProps) {
  const end = useWrite(lights.endOverride, {
    refresh: [lights.read, lights.list, lights.overview],
    onDone: () => toast("已结束，恢复按规则亮灯。"),
  });
  const stop = (overrideId: string) => end.send({ params: { kind, id, overrideId }, body: {} });
  return (
    <Card title="人工调整" note="到期自动结束，全部留存">
      <ProblemNote problem={end.problem} />
      <Table<Override>
        short
        rows={overrides}
        rowKey={(row) => row.id}
        empty={<Empty>没有人工调整过。</Empty>}
        columns={[
          { head: "规则评定 → 调整为", cell: (row) => <Turned from={row.computed} to={row.colour} />, width: 190 },
          { head: "理由", cell: (row) => row.reason },
          { head: "起止", cell: (row) => `${row.fromOn} 至 ${row.endedOn ?? row.untilOn}` },
          { head: "调整人", cell: (row) => row.madeByName },
          { head: "状态", cell: (row) => <State row={row} />, width: 120 },
          {
            head: "",
            cell: (row) =>
              row.holds && can.override ? (
                <ConfirmButton question="提前结束这次人工调整，恢复按规则亮灯？" onConfirm={() => stop(row.id)}>
                  提前结束
                </ConfirmButton>
              ) : null,
          },
        ]}
      />
    </Card>
  );
}

function State({ row: { holds, endedOn, colour } }: { readonly row: Override }) {
  if (holds) return <ThingLamp colour={colour} />;
  return <>{endedOn === null ? "到期结束" : "提前结束"}</>;
}
