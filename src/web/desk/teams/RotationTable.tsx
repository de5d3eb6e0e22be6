import { Link } from "wouter";
import { rotations } from "#contract/rotations.ts";
import { teams } from "#contract/teams.ts";
import { formatChinese } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { rotationStateLabel } from "#domain/teams/team-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { type Column, ConfirmButton, type Paging, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Rotation } from "./contract-types.ts";
import { NoneHere } from "./NoneHere.tsx";

interface RotationTableProps {
  readonly rows: readonly Rotation[] | undefined;
  /** On the page of one team its village is known. */
  readonly ofTeam?: boolean;
  readonly loading?: boolean;
  readonly paging?: Paging;
  /** Shows all again; only where a filter stands. */
  readonly onClear?: (() => void) | undefined;
}

export function RotationTable({ rows, ofTeam = false, loading = false, paging, onClear }: RotationTableProps) {
  const withdraws = rows?.some(({ can }) => can.withdraw) ?? false;
  return (
    <Table<Rotation>
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      hot={(row) => row.unsettled}
      paging={paging}
      empty={
        <NoneHere
          what="预定轮换"
          otherwise="没有预定的轮换。在工作队页面办理轮换，接任日期在今天以后的，列在这里。"
          onClear={onClear}
        />
      }
      columns={[...(ofTeam ? [] : place), ...columns, ...(withdraws ? [acts] : [])]}
    />
  );
}

const place: readonly Column<Rotation>[] = [
  {
    head: "村（社区）",
    cell: ({ teamId, township, village }) => <Link href={`/teams/${teamId}`}>{`${township}　${village}`}</Link>,
    always: true,
  },
];

const columns: readonly Column<Rotation>[] = [
  { head: "岗位", cell: ({ slot }) => slotLabel[slot], width: 130 },
  { head: "前任 → 后任", cell: ({ leaving, incoming }) => `${leaving} → ${incoming}`, always: true },
  { head: "接任日期", cell: ({ startsOn }) => startsOn, width: 110 },
  { head: "派驻至", cell: ({ toOn }) => toOn, width: 110 },
  { head: "轮换原因", cell: ({ reason }) => reason },
  { head: "状态", cell: (row) => <State row={row} />, width: 230 },
  {
    head: "预定",
    cell: ({ plannedBy, plannedOn }) => (
      <div className="team-cell">
        {plannedBy}
        <small>{plannedOn}</small>
      </div>
    ),
    width: 130,
  },
];

function State({ row: { state, startsOn, against, outcome } }: { row: Rotation }) {
  if (state === "planned")
    return (
      <div className="team-cell rotation-state">
        将于{formatChinese(startsOn)}生效
        {against.length > 0 && <small className="rotation-against">按目前情况，到期不能生效：{against.join("")}</small>}
      </div>
    );
  return (
    <div className="team-cell rotation-state">
      {rotationStateLabel[state]}
      {outcome && <small className={state === "failed" ? "rotation-against" : undefined}>{outcome}</small>}
    </div>
  );
}

const acts: Column<Rotation> = {
  head: "办理",
  cell: (row) => <WithdrawButton rotation={row} />,
  width: 90,
  fixed: "right",
};

function WithdrawButton({
  rotation: { id, version, state, leaving, incoming, startsOn, can },
}: {
  rotation: Rotation;
}) {
  const { send, sending, problem } = useWrite(rotations.withdraw, {
    refresh: [rotations.list, teams.read, teams.waiting],
    onDone: () => toast("预定轮换已撤销。"),
  });
  if (!can.withdraw) return null;
  const question =
    state === "failed"
      ? `撤销${incoming}接替${leaving}的预定。撤销后不再提示，${leaving}继续在岗。`
      : `撤销${incoming}接替${leaving}的预定，${formatChinese(startsOn)}不再轮换。`;
  return (
    <div className="row-actions">
      <ConfirmButton
        size="small"
        sending={sending}
        question={question}
        onConfirm={() => send({ params: { id }, body: { version } })}
      >
        撤销
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </div>
  );
}
