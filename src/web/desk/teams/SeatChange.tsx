import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { matches } from "#contract/match.ts";
import type { Body, Result } from "#contract/route.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { type Column, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import { asDifference, type MatchedVillage, type RunView, type Seat } from "./match/types.ts";

interface SeatChangeProps {
  readonly run: RunView;
  readonly village: MatchedVillage;
  readonly seat: Seat;
  readonly onBack: () => void;
}

type Candidate = Result<typeof matches.candidates>[number];
type Changes = Body<typeof matches.change>["changes"];

/** Who could sit here instead, with what the plan gains or loses; a rule that speaks against it is said, not hidden. */
export function SeatChange({ run, village: { villageId }, seat: { slot, out }, onBack }: SeatChangeProps) {
  const params = { id: run.id };
  const asked = { villageId, slot, ...(out && { out: out.holderId }) };
  const { data, error } = useQuery(useApi().query(matches.candidates, { params, query: asked }));
  const change = useWrite(matches.change, {
    refresh: [matches.read, matches.candidates],
    onDone: () => {
      toast("已换人，规则已重新核对。");
      onBack();
    },
  });
  const here = { villageId, slot, out: out?.holderId ?? null };
  const send = (changes: Changes) => change.send({ params, body: { version: run.version, changes } });
  const acts: Column<Candidate> = {
    head: "",
    cell: (row) => <Acts row={row} here={here} sending={change.sending} send={send} />,
    width: 200,
    fixed: "right",
  };
  return (
    <>
      <p>
        {out ? `${slotLabel[slot]}：换下${out.holder}，换上：` : "增加一名工作队员："}{" "}
        <Button size="small" onClick={onBack}>
          返回
        </Button>{" "}
        {out && slot === "member" && (
          <Button size="small" loading={change.sending} onClick={() => send([{ ...here, in: null }])}>
            只减去，不换人
          </Button>
        )}
      </p>
      <ProblemNote problem={change.problem ?? error} />
      <Table
        short
        rows={error ? [] : data}
        rowKey={(row) => row.holderId}
        columns={[...columns, acts]}
        empty={<Empty>名册中没有其他可选的。</Empty>}
      />
    </>
  );
}

const columns: readonly Column<Candidate>[] = [
  {
    head: "人选",
    cell: (row) => (
      <>
        {row.holder}
        <small className="match-post">{row.post}</small>
      </>
    ),
  },
  { head: "现在方案中", cell: (row) => row.holds.join("、") || "未安排" },
  { head: "得分变化", cell: (row) => asDifference(row.difference), align: "end", width: 90 },
  { head: "不符合", cell: (row) => row.refusals.join("；") || "—" },
];

interface ActsProps {
  readonly row: Candidate;
  readonly here: Omit<Changes[number], "in">;
  readonly sending: boolean;
  readonly send: (changes: Changes) => void;
}

/** He takes the seat, or the two change places. */
function Acts({ row, here, sending, send }: ActsProps) {
  const takes = { ...here, in: row.holderId };
  return (
    <div className="row-actions">
      <Button size="small" loading={sending} onClick={() => send([takes])}>
        {here.out === null ? "加入" : "换上"}
      </Button>
      {row.swaps.map(({ id, name }) => (
        <Button
          key={id}
          size="small"
          loading={sending}
          onClick={() => send([takes, { villageId: id, slot: here.slot, out: row.holderId, in: here.out }])}
        >
          与{name}对调
        </Button>
      ))}
    </div>
  );
}
