import { Button } from "antd";
import { useState } from "react";
import { levelLabel } from "#domain/screening/labels.ts";
import { problemTypeLabel, slotLabel } from "#domain/teams/match/words.ts";
import { slots } from "#domain/teams/match/match.ts";
import { Card, type Column, Table } from "../../../ui/index.ts";
import { MatchDrawer } from "./MatchDrawer.tsx";
import { inPoints, type MatchedVillage, type Pick, type RunView } from "./types.ts";

/** One row a village: the four-one and the team. A row opens with the reasons; there people are changed by hand. */
export function MatchTable({ run }: { run: RunView }) {
  const [open, setOpen] = useState<string | null>(null);
  const rows = run.villages.toSorted((a, b) =>
    a.township + a.level + a.village < b.township + b.level + b.village ? -1 : 1,
  );
  const again = run.counts.kept + run.counts.ended > 0;
  const wrong = new Set(run.violations.map(({ villageId }) => villageId));
  const columns: readonly Column<MatchedVillage>[] = [
    {
      head: "村（社区）",
      cell: (row) => (
        <Button type="link" size="small" className="match-name" onClick={() => setOpen(row.villageId)}>
          {row.township}
          {row.village}
        </Button>
      ),
      always: true,
      fixed: "left",
    },
    { head: "级别", cell: (row) => levelLabel[row.level], width: 96 },
    { head: "村情", cell: (row) => row.problemTypes.map((type) => problemTypeLabel[type]).join("、"), width: 130 },
    ...slots.map((slot): Column<MatchedVillage> => ({
      head: slotLabel[slot],
      cell: (row) => <Holders picks={row.picks.filter((pick) => pick.slot === slot)} again={again} />,
    })),
    { head: "得分", cell: (row) => inPoints(row.points), align: "end", width: 70 },
  ];
  const chosen = rows.find(({ villageId }) => villageId === open);
  return (
    <Card title="方案" note="点村名看每个人选的理由，也可以换人">
      <Table
        name="match"
        rows={rows}
        rowKey={(row) => row.villageId}
        columns={columns}
        hot={(row) => wrong.has(row.villageId)}
        onOpen={(row) => setOpen(row.villageId)}
      />
      <MatchDrawer run={run} village={chosen} onClose={() => setOpen(null)} />
    </Card>
  );
}

function Holders({ picks, again }: { picks: readonly Pick[]; again: boolean }) {
  if (picks.length === 0) return "—";
  return (
    <ul className="match-holders">
      {picks.map((pick) => (
        <li key={pick.holderId}>
          {pick.holder}
          <PickMark pick={pick} again={again} />
          {pick.post && <small>{pick.post}</small>}
        </li>
      ))}
    </ul>
  );
}

/** By word: who is new where others stay, whom he follows, and what was arranged by hand. Who stays bears no mark. */
function PickMark({ pick: { change, replaces, byHand }, again }: { pick: Pick; again: boolean }) {
  const fresh = change === "new" && again && (replaces === null ? "新任" : `接替${replaces}`);
  const words = [fresh, byHand && "手工"].filter(Boolean);
  return words.length === 0 ? null : <span className="match-mark">{words.join("、")}</span>;
}
