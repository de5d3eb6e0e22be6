import type { Draft } from "./entry-draft.ts";

type Contact = NonNullable<Draft["contact"]>;

interface EntryContactProps {
  readonly contact: Contact | null;
  readonly kept: string | null;
  readonly onContact: (contact: Contact | null) => void;
}

const none: Contact = { name: "", phone: "", followUp: "" };
const fields = [
  { name: "followUp", label: "回访什么事", mode: "text", max: 100 },
  { name: "name", label: "联系人姓名", mode: "text", max: 20 },
  { name: "phone", label: "电话（选填）", mode: "tel", max: 20 },
] as const;

/** 走访对象只记户数；确需回访的，才留姓名和电话。 */
export function EntryContact({ contact, kept, onContact }: EntryContactProps) {
  if (!contact)
    return (
      <div className="entry-field">
        {kept && <p>已留联系人：{kept}</p>}
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
            onChange={({ target }) => onContact({ ...contact, [name]: target.value })}
          />
        </div>
      ))}
      <button type="button" className="as-link" onClick={() => onContact(null)}>
        {kept ? "不换了" : "不留联系人"}
      </button>
    </fieldset>
  );
}
