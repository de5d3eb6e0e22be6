import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { neverCame } from "#domain/teams/posting.ts";
import { Card, type Column, Empty, Table } from "../../ui/index.ts";
import type { Posting, Team } from "./contract-types.ts";
import { EndButton } from "./EndButton.tsx";
import { TakeBackButton } from "./TakeBackButton.tsx";
import { FillForm } from "./FillForm.tsx";
import { MembershipButton } from "./MembershipButton.tsx";
import { plannedNote, standingWords, stateWords } from "./team-words.ts";
import { ReplaceForm } from "./ReplaceForm.tsx";
import { useToday } from "./use-today.ts";

type Open = { readonly fill: Slot } | { readonly replace: Posting } | null;

/** 四个一和队员: who stands now, and below it who stood before. */
export function PostingTable({ team }: { team: Team }) {
  const [open, setOpen] = useState<Open>(null);
  const today = useToday();
  const now = team.postings.filter(({ endedOn }) => endedOn === null);
  const before = team.postings.filter(({ endedOn }) => endedOn !== null);
  const close = () => setOpen(null);
  return (
    <>
      <Card title="四个一和队员" note={standingWords(now, today)}>
        {team.can.fill.length > 0 && (
          <div className="filters no-print">
            {team.can.fill.map((slot) => (
              <Button key={slot} onClick={() => setOpen({ fill: slot })}>
                {fillWord(slot)}
              </Button>
            ))}
          </div>
        )}
        <Table<Posting>
          rows={now}
          rowKey={(row) => row.id}
          empty={<Empty>目前没有人在岗。</Empty>}
          columns={columnsOf(team, (posting) => setOpen({ replace: posting }))}
        />
      </Card>
      {before.length > 0 && (
        <Card title="历任" note={`共 ${before.length}`}>
          <Table<Posting> rows={before} rowKey={(row) => row.id} columns={past} />
        </Card>
      )}
      <Drawer title={titleOf(open)} open={open !== null} onClose={close} size={560} destroyOnHidden>
        {open && "fill" in open && <FillForm team={team} slot={open.fill} onClose={close} />}
        {open && "replace" in open && <ReplaceForm team={team} posting={open.replace} onClose={close} />}
      </Drawer>
    </>
  );
}

const fillWord = (slot: Slot) => (slot === "member" ? "增加队员" : `补齐${slotLabel[slot]}`);

function titleOf(open: Open): string {
  if (open === null) return "";
  return "fill" in open ? fillWord(open.fill) : `轮换${slotLabel[open.replace.slot]}`;
}

const Name = ({ row }: { row: Posting }): ReactNode => (
  <div className="team-cell">
    {row.opens ? <Link href={`/postings/${row.id}`}>{row.name}</Link> : row.name}
    <small>{[row.unit, row.post].filter(Boolean).join("　")}</small>
  </div>
);

const who: readonly Column<Posting>[] = [
  { head: "岗位", cell: (row) => slotLabel[row.slot], width: 130, always: true },
  { head: "姓名（单位）", cell: (row) => <Name row={row} />, width: 220, always: true },
];

interface ActsProps {
  readonly team: Team;
  readonly row: Posting;
  readonly onReplace: (posting: Posting) => void;
}

/** Who has not come yet does not leave: he is taken back. */
function Acts({ team, row, onReplace }: ActsProps) {
  const today = useToday();
  const ahead = today !== undefined && row.fromOn > today;
  return (
    <div className="row-actions">
      {team.can.note && <MembershipButton team={team} posting={row} />}
      {team.can.edit && (
        <Button size="small" onClick={() => onReplace(row)}>
          轮换
        </Button>
      )}
      {team.can.edit &&
        (ahead ? <TakeBackButton team={team} posting={row} /> : <EndButton team={team} posting={row} />)}
    </div>
  );
}

function columnsOf(team: Team, onReplace: (posting: Posting) => void): Column<Posting>[] {
  const acts: Column<Posting> = {
    head: "办理",
    cell: (row) => <Acts team={team} row={row} onReplace={onReplace} />,
    width: 210,
    fixed: "right",
  };
  return [
    ...who,
    { head: "派驻起止", cell: (row) => <Term from={row.fromOn} to={row.toOn} />, width: 200 },
    { head: "党组织关系转接", cell: membershipWords, width: 130 },
    { head: "情况", cell: (row) => <State row={row} planned={plannedNote(team, row.id)} /> },
    ...(team.can.note || team.can.edit ? [acts] : []),
  ];
}

function membershipWords({ slot, partyMember, membershipMovedOn }: Posting): string {
  if (slot !== "first-secretary" && slot !== "member") return "—";
  if (!partyMember) return "非党员";
  return membershipMovedOn ? `${membershipMovedOn} 转入` : "未转接";
}

function State({ row, planned }: { row: Posting; planned: string }) {
  const words = stateWords(row, useToday());
  const { opens, recall } = row;
  if (!opens) return words || planned || "—";
  return (
    <div className="team-cell">
      {words}
      {planned && <small>{planned}</small>}
      {recall && <small className="team-near">{recall}</small>}
    </div>
  );
}

const past: readonly Column<Posting>[] = [
  ...who,
  {
    head: "派驻起止",
    cell: (row) => (neverCame(row) ? `未到岗（原定 ${row.fromOn}）` : <Term from={row.fromOn} to={row.endedOn} />),
    width: 200,
  },
  { head: "离岗原因", cell: (row) => row.endReason },
];

function Term({ from, to }: { from: string; to: string | null }) {
  return (
    <span className="posting-term">
      {from} 至 {to}
    </span>
  );
}
