import { writable } from "#domain/text.ts";
import type { Draft } from "./entry-draft.ts";

type Contact = NonNullable<Draft["contact"]>;

interface EntryContactProps {
  readonly contact: Contact | null;
  readonly kept: string | null;
  readonly dropped: boolean;
  readonly onContact: (contact: Contact | null) => void;
  readonly onDrop: (dropped: boolean) => void;
}

const none: Contact = { name: "", phone: "", followUp: "" };
const fields = [
  { name: "followUp", label: "回访什么事", mode: "text", max: 100 },
  { name: "name", label: "联系人姓名", mode: "text", max: 20 },
  { name: "phone", label: "电话（选填）", mode: "tel", max: 20 },
] as const;

/** 走访对象只记户数；确需回访的，才留姓名和电话，不再需要的随时删除。 */
export function EntryContact({ contact, kept, dropped, onContact, onDrop }: EntryContactProps) {
  if (!contact)
    return (
      <div className="entry-field">
        {kept && <KeptContact kept={kept} dropped={dropped} onDrop={onDrop} />}
        <button type="button" className="entry-attach" onClick={() => onContact(none)}>
          {kept ? "换一位联系人" : "需要回访，留联系人"}
        </button>
        <p className="hint">群众姓名、电话只在需要回访时才填，页面上只显示一部分，谁查看都留记录。</p>
      </div>
    );
  return (
    <fieldset className="entry-contact">
      <legend>回访联系人</legend>
      {fields.map(({ name, label, mode, max }) => (
        <div className="entry-field" key={name}>
          <label htmlFor={`entry-contact-${name}`}>{label}</label>
          <input
            id={`entry-contact-${name}`}
            inputMode={mode}
            autoComplete="off"
            maxLength={max}
            value={contact[name]}
            onChange={({ target }) => onContact({ ...contact, [name]: writable(target.value) })}
          />
        </div>
      ))}
      <button type="button" className="as-link" onClick={() => onContact(null)}>
        {kept ? "不换了" : "不留联系人"}
      </button>
    </fieldset>
  );
}

function KeptContact({ kept, dropped, onDrop }: Pick<EntryContactProps, "dropped" | "onDrop"> & { kept: string }) {
  return (
    <p>
      {dropped ? "保存更正后，联系人的姓名、电话即行删除，不能恢复。" : `已留联系人：${kept}`}
      <button type="button" className="as-link" onClick={() => onDrop(!dropped)}>
        {dropped ? "保留联系人" : "不再需要，删除联系人"}
      </button>
    </p>
  );
}
