import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { Link } from "wouter";
import { planWall } from "#contract/plan-wall.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { WallTeam } from "./contract-types.ts";
import { StateLamp } from "./StateLamp.tsx";
import { choiceWords, rowsOf, type WallChoice } from "./wall-tiles.ts";

/** The tile that was pressed, and what of it is to be seen. */
export interface OpenedTile {
  readonly team: WallTeam;
  readonly show: WallChoice | undefined;
}

interface PlanWallDrawerProps {
  readonly opened: OpenedTile | null;
  readonly onChange: (opened: OpenedTile | null) => void;
}

/** Everything behind a tile; with a choice only that, said in the title, and a way to all of it. */
export function PlanWallDrawer({ opened, onChange }: PlanWallDrawerProps) {
  return (
    <Drawer
      title={opened && titleOf(opened)}
      open={opened !== null}
      onClose={() => onChange(null)}
      size={720}
      destroyOnHidden
    >
      {opened && <Promises {...opened} onAll={() => onChange({ team: opened.team, show: undefined })} />}
    </Drawer>
  );
}

const titleOf = ({ team, show }: OpenedTile) =>
  `${team.village}　${team.name}${show ? `（${choiceWords[show]}）` : ""}`;

type Row = Result<typeof planWall.items>["rows"][number];

const kindWords: Record<Row["kind"], string> = { task: "任务", "major-item": "重大事项", step: "工序" };

function Promises({ team, show, onAll }: OpenedTile & { readonly onAll: () => void }) {
  const { data, error } = useQuery(useApi().query(planWall.items, { params: { id: team.id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const rows = rowsOf(data.rows, show);
  return (
    <>
      <p className="plan-wall-ways">
        <Link href={`/plans/teams/${team.id}`}>打开工作队计划</Link>
        {show && (
          <Button size="small" onClick={onAll}>
            查看全部 {data.rows.length} 项
          </Button>
        )}
      </p>
      <Table<Row>
        rows={rows}
        rowKey={(row) => `${row.kind}${row.id}${row.text}`}
        hot={(row) => row.state === "late"}
        empty={<Empty>没有这类事项。</Empty>}
        columns={[
          { head: "类别", cell: (row) => kindWords[row.kind], width: 84 },
          {
            head: "内容",
            cell: (row) => (
              <div className="plan-text">
                <Link href={hrefOf(row, team.id)}>{row.text}</Link>
              </div>
            ),
            width: 320,
          },
          { head: "时限", cell: (row) => row.dueOn ?? "未定", width: 104 },
          { head: "状态", cell: (row) => <StateLamp state={row.state} />, width: 110 },
        ]}
      />
    </>
  );
}

function hrefOf({ kind, inId }: Row, teamId: string): string {
  if (kind === "task") return `/plans/${inId}`;
  return kind === "step" ? `/schedules/${inId}` : `/plans/teams/${teamId}?tab=items`;
}
