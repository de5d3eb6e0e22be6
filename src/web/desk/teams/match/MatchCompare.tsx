import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useSearchParams } from "wouter";
import { matches } from "#contract/match.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useApi } from "../../../api/use-api.ts";
import { Card, Empty, instant, ProblemNote, Table } from "../../../ui/index.ts";
import { differencesOf } from "./differences.ts";
import { inPoints, type RunView } from "./types.ts";

/** Two plans of one round side by side: only the seats that differ. */
export function MatchCompare({ run }: { run: RunView }) {
  const [params, setParams] = useSearchParams();
  const { data: page } = useQuery(useApi().query(matches.overview, { params: { id: run.roundId } }));
  const others = (page?.runs ?? []).filter(({ id, objective }) => id !== run.id && objective !== null);
  const chosen = others.find(({ id }) => id === params.get("with"));
  if (others.length === 0) return null;
  return (
    <Card title="与其他方案比较" note={chosen && `所选方案 ${inPoints(chosen.objective ?? 0)} 分`}>
      <div className="filters no-print">
        <Select
          aria-label="与哪个方案比较"
          allowClear
          placeholder="选择一个方案"
          style={{ width: 320 }}
          value={chosen?.id}
          options={others.map(({ id, createdAt, createdBy, objective }) => ({
            value: id,
            label: `${instant(createdAt)} ${createdBy} ${inPoints(objective ?? 0)} 分`,
          }))}
          onChange={(id?: string) => setParams(id ? { with: id } : {})}
        />
      </div>
      {chosen && <Differences run={run} otherId={chosen.id} />}
    </Card>
  );
}

function Differences({ run, otherId }: { run: RunView; otherId: string }) {
  const { data: other, error } = useQuery(useApi().query(matches.read, { params: { id: otherId } }));
  return (
    <>
      <ProblemNote problem={error} />
      <Table
        short
        rows={other && differencesOf(run.villages, other.villages)}
        rowKey={(row) => row.key}
        columns={[
          { head: "村（社区）", cell: (row) => row.village },
          { head: "岗位", cell: (row) => slotLabel[row.slot], width: 130 },
          { head: "本方案", cell: (row) => row.here || "—" },
          { head: "所选方案", cell: (row) => row.there || "—" },
        ]}
        empty={<Empty>两个方案的安排完全相同。</Empty>}
      />
    </>
  );
}
