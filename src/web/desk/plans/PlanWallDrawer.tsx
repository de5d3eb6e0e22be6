import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { Link } from "wouter";
import { planWall } from "#contract/plan-wall.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { WallTeam } from "./contract-types.ts";
import { StateLamp } from "./StateLamp.tsx";
import type { WallChoice } from "./wall-tiles.ts";

interface PlanWallDrawerProps {
  readonly team: WallTeam | null;
  readonly show: WallChoice | undefined;
  readonly onClose: () => void;
}

/** Everything behind a tile; with a choice on the wall, only that. */
export function PlanWallDrawer({ team, show, onClose }: PlanWallDrawerProps) {
  return (
    <Drawer
      title={team && `${team.village}　${team.name}`}
      open={team !== null}
      onClose={onClose}
      size={720}
      destroyOnHidden
    >
      {team && <Promises team={team} show={show} />}
    </Drawer>
  );
}

type Row = Result<typeof planWall.items>["rows"][number];

const kindWords: Record<Row["kind"], string> = { task: "任务", "major-item": "重大事项", step: "工序" };

function Promises({ team, show }: { team: WallTeam; show: WallChoice | undefined }) {
  const { data, error } = useQuery(useApi().query(planWall.items, { params: { id: team.id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const rows = data.rows.filter(({ state }) => show === undefined || show === "stuck" || state === show);
  return (
    <>
      <p>
        <Link href={`/plans/teams/${team.id}`}>打开工作队计划</Link>
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
