import { type FormEvent, useState } from "react";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { PlainField } from "../../ui/PlainField.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";

/** 提出异议: what for, and only who wants to leaves a name and a phone. */
export function ObjectForm({ countyId, id, over }: { countyId: string; id: string; over: boolean }) {
  const [objectionId] = useState(uuidv7);
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const object = useWrite(publicDisclosures.object);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    object.send({ params: { countyId, id }, body: { id: objectionId, text, name, phone } });
  };
  if (object.reply) return <Received receipt={object.reply.receipt} />;
  return (
    <form className="public-form no-print" onSubmit={submit}>
      <h2>提出异议</h2>
      {over && <p>公示期已满，现在提出的异议同样受理、答复。</p>}
      <ProblemNote problem={object.problem} />
      <label htmlFor="objection-text">异议内容</label>
      <textarea
        id="objection-text"
        value={text}
        rows={5}
        maxLength={1000}
        required
        onChange={({ target }) => setText(target.value)}
      />
      <p className="hint">不超过 1000 字，已写 {text.length} 字。</p>
      <ContactFields name={name} phone={phone} onName={setName} onPhone={setPhone} />
      <p className="hint">姓名、电话只供核实情况使用，不公开；不填也受理。</p>
      <button type="submit" className="plain-button" disabled={object.sending || text.trim() === ""}>
        {object.sending ? "正在提交" : "提交"}
      </button>
    </form>
  );
}

interface ContactFieldsProps {
  readonly name: string;
  readonly phone: string;
  readonly onName: (name: string) => void;
  readonly onPhone: (phone: string) => void;
}

function ContactFields({ name, phone, onName, onPhone }: ContactFieldsProps) {
  return (
    <div className="public-contact">
      <PlainField
        id="objection-name"
        label="姓名（选填）"
        value={name}
        maxLength={30}
        autoComplete="name"
        onChange={({ target }) => onName(target.value)}
      />
      <PlainField
        id="objection-phone"
        label="电话（选填）"
        value={phone}
        maxLength={30}
        inputMode="tel"
        autoComplete="tel"
        onChange={({ target }) => onPhone(target.value)}
      />
    </div>
  );
}

function Received({ receipt }: { receipt: string }) {
  return (
    <section className="public-form" role="status">
      <h2>已收到您的异议</h2>
      <p>请记下查询码，凭查询码可以在本页查看答复：</p>
      <p className="public-receipt">{receipt.replaceAll(/(\d{4})(?=\d)/gu, "$1 ")}</p>
    </section>
  );
}
