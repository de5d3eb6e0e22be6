import { Drawer } from "antd";
import { shortlists } from "#contract/shortlist.ts";
import { opinionBodyLabel, opinionKindLabel } from "#domain/screening/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, instant, ProblemNote, toast } from "../../ui/index.ts";
import { becauseText } from "./because-text.ts";
import type { Opinion, Shortlist, ShortlistRow } from "./contract-types.ts";
import { pointsText } from "./numbers.ts";
import { VerificationForm } from "./VerificationForm.tsx";

interface VillageDrawerProps {
  readonly page: Shortlist;
  readonly row: ShortlistRow | undefined;
  readonly onClose: () => void;
}

/** All that is known of one village of the list: why, who says what, what the visit found. */
export function VillageDrawer({ page, row, onClose }: VillageDrawerProps) {
  return (
    <Drawer
      title={row && `${row.township}　${row.village}`}
      open={row !== undefined}
      onClose={onClose}
      size={640}
      destroyOnHidden
    >
      {row && <Detail page={page} row={row} />}
    </Drawer>
  );
}

function Detail({ page, row }: { page: Shortlist; row: ShortlistRow }) {
  const names = row.manifestations.map((code) => page.round.items.find((item) => item.code === code)?.name ?? code);
  return (
    <>
      <section className="drawer-part">
        <h3>列入情况</h3>
        <p>
          {becauseText(row)}
          {row.position !== null && row.points !== null && `，第 ${row.position} 位，${pointsText(row.points)} 分`}
          {row.reason && `。理由：${row.reason}`}
        </p>
        <p>表现：{names.length > 0 ? names.join("；") : "无"}</p>
        {row.because === "added" && page.can.add && <TakeBack roundId={page.round.id} row={row} />}
      </section>
      <section className="drawer-part">
        <h3>联审意见</h3>
        {row.opinions.length === 0 && <p className="hint">还没有部门提出联审意见。</p>}
        <ul className="plain-list">
          {row.opinions.map((opinion) => (
            <OpinionLine key={opinion.id} opinion={opinion} />
          ))}
        </ul>
      </section>
      <section className="drawer-part">
        <h3>实地核实</h3>
        <Verification row={row} />
        {page.can.verify && <VerificationForm key={row.villageId} roundId={page.round.id} row={row} />}
      </section>
    </>
  );
}

function OpinionLine({ opinion }: { opinion: Opinion }) {
  const { organisation, body, kind, reason, at, superseded } = opinion;
  return (
    <li className={superseded ? "hint" : undefined}>
      <strong>{organisation}</strong>（{opinionBodyLabel[body]}）{opinionKindLabel[kind]}
      {reason && `：${reason}`}　{instant(at)}
      {superseded && kind !== "withdrawn" && "　不再作数"}
    </li>
  );
}

function Verification({ row: { verification } }: { row: ShortlistRow }) {
  if (!verification) return <p className="hint">还没有实地核实。</p>;
  const { visitedOn, visitors, finding, upheld } = verification;
  return <p>{`${visitedOn}，${visitors}实地核实：${upheld ? "情况属实" : "情况不符"}。${finding}`}</p>;
}

function TakeBack({ roundId, row }: { roundId: string; row: ShortlistRow }) {
  const { send, sending, problem } = useWrite(shortlists.remove, {
    refresh: [shortlists.read],
    onDone: () => toast(`${row.village}的增列已撤回。`),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <ConfirmButton
        size="small"
        sending={sending}
        question={`撤回后，${row.village}不再列入初步名单，记录保留。`}
        reason={{ label: "撤回理由", min: 5 }}
        onConfirm={(reason) => send({ params: { id: roundId, villageId: row.villageId }, body: { reason } })}
      >
        撤回增列
      </ConfirmButton>
    </>
  );
}
