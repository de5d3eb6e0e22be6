import { type FormEvent, useState } from "react";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import type { Result } from "#contract/route.ts";
import { objectionResultLabel } from "#domain/projects/disclosures/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { PlainField } from "../../ui/PlainField.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";

type Answered = Result<typeof publicDisclosures.answer>;

/** 凭查询码查看答复. */
export function ReceiptForm({ countyId }: { countyId: string }) {
  const [receipt, setReceipt] = useState("");
  const look = useWrite(publicDisclosures.answer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.send({ body: { countyId, receipt } });
  };
  return (
    <form className="public-form no-print" onSubmit={submit}>
      <h2>查看异议答复</h2>
      <ProblemNote problem={look.problem} />
      <PlainField
        id="receipt"
        label="查询码"
        value={receipt}
        maxLength={30}
        required
        inputMode="numeric"
        autoComplete="off"
        onChange={({ target }) => setReceipt(target.value)}
      />
      <button type="submit" className="plain-button" disabled={look.sending || receipt.trim() === ""}>
        查看
      </button>
      {look.reply && <Answer found={look.reply} />}
    </form>
  );
}

function Answer({ found: { title, receivedOn, text, answers } }: { found: Answered }) {
  return (
    <div className="public-answer" role="status">
      <p>
        {receivedOn} 对《{title}》提出：{text}
      </p>
      {answers.length === 0 && <p>正在调查核实，还没有答复。</p>}
      {answers.map(({ result, text: words, done, answeredOn }, i) => (
        <p key={i}>
          <strong>
            {answeredOn} {i === 0 ? "答复" : "更正答复"}：{objectionResultLabel[result]}
          </strong>
          <br />
          {words}
          {done && (
            <>
              <br />
              处理情况：{done}
            </>
          )}
        </p>
      ))}
    </div>
  );
}
