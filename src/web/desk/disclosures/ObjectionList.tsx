import { Button, Drawer } from "antd";
import { useState } from "react";
import { disclosures } from "#contract/disclosures.ts";
import { objectionChannelLabel, objectionResultLabel } from "#domain/projects/disclosures/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote } from "../../ui/index.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import type { Objection } from "./disclosure-types.ts";
import "./disclosures.css";

type Shown = Objection & { readonly place?: string };

interface ObjectionListProps {
  readonly rows: readonly Shown[];
  readonly canAnswer: boolean;
}

/** 异议和答复; those nobody has answered come first. */
export function ObjectionList({ rows, canAnswer }: ObjectionListProps) {
  const [answering, setAnswering] = useState<Objection>();
  return (
    <>
      {rows.map((row) => (
        <OneObjection key={row.id} row={row} canAnswer={canAnswer} onAnswer={() => setAnswering(row)} />
      ))}
      <Drawer
        title={answering?.answers.length ? "更正答复" : "答复异议"}
        open={answering !== undefined}
        onClose={() => setAnswering(undefined)}
        size={560}
        destroyOnHidden
      >
        {answering && <AnswerForm objection={answering} onClose={() => setAnswering(undefined)} />}
      </Drawer>
    </>
  );
}

function OneObjection({ row, canAnswer, onAnswer }: { row: Shown; canAnswer: boolean; onAnswer: () => void }) {
  const { receivedOn, channel, late, text, place, receipt, answers, refusals } = row;
  return (
    <div className="objection">
      <div className="objection-head">
        {[place, receivedOn, objectionChannelLabel[channel], late && "期满后收到", receipt && `查询码 ${receipt}`]
          .filter(Boolean)
          .join("　")}
        {answers.length === 0 && <span className="objection-open">　未答复</span>}
      </div>
      <p>{text}</p>
      {answers.map(({ id, result, text: words, done, answeredOn, answeredBy }, i) => (
        <div key={id} className="objection-answer">
          <div className="objection-head">
            {`${answeredOn}　${i === 0 ? "答复" : "更正答复"}　${answeredBy}　${objectionResultLabel[result]}`}
          </div>
          <p>{words}</p>
          {done && <p>处理情况：{done}</p>}
        </div>
      ))}
      {canAnswer && (
        <div className="objection-acts no-print">
          <Button
            size="small"
            type={answers.length === 0 && refusals.length === 0 ? "primary" : "default"}
            disabled={refusals.length > 0}
            onClick={onAnswer}
          >
            {answers.length === 0 ? "答复" : "更正答复"}
          </Button>
          <Contact row={row} />
          {refusals.length > 0 && <span className="objection-head">{refusals.join("")}</span>}
        </div>
      )}
    </div>
  );
}

/** Masked; shown on asking, which leaves a trace. */
function Contact({ row: { id, name, phone } }: { row: Objection }) {
  const reveal = useWrite(disclosures.reveal);
  if (!name && !phone) return <span className="objection-head">未留姓名、电话</span>;
  const shown = reveal.reply ?? { name, phone };
  return (
    <>
      <span className="objection-head">{[shown.name, shown.phone].filter(Boolean).join("　")}</span>
      {!reveal.reply && (
        <ConfirmButton
          size="small"
          sending={reveal.sending}
          question="查看后留下记录。"
          reason={{ label: "查看理由", min: 2 }}
          onConfirm={(reason) => reveal.send({ params: { id }, body: { reason } })}
        >
          查看姓名、电话
        </ConfirmButton>
      )}
      <ProblemNote problem={reveal.problem} />
    </>
  );
}
