import { type KeyboardEvent, type ReactNode, useState } from "react";
import { answerNoteLimit, answerTextLimit, isBad, numberLimit } from "#domain/inspections/checklist.ts";
import type { Changed } from "./visit-draft.ts";
import type { Answer, Item } from "./visit-types.ts";

interface ItemFieldProps {
  readonly number: number;
  readonly item: Item;
  readonly answer: Answer | undefined;
  readonly onAnswer: (one: Changed) => void;
  /** What stands under a bad answer, such as 登记问题. */
  readonly whenBad?: ReactNode;
}

/** One item of the checklist: large enough for a thumb, and by keyboard the digits choose. */
export function ItemField({ number, item, answer, onAnswer, whenBad }: ItemFieldProps) {
  const bad = answer !== undefined && isBad(item, answer.value);
  const note = answer?.note ?? "";
  return (
    <fieldset
      className={bad ? "visit-item visit-item-bad" : "visit-item"}
      data-item={item.code}
      id={`item-${item.code}`}
    >
      <legend>
        <span className="visit-item-number">{number}</span>
        {item.text}
        {!item.required && <small>（选填）</small>}
      </legend>
      {item.basis && <p className="visit-item-basis">依据：{item.basis}</p>}
      <Control
        item={item}
        answer={answer}
        onSay={(value) => onAnswer({ item: item.code, value, note })}
        onClear={() => onAnswer({ item: item.code, cleared: true })}
      />
      {answer && <Note answer={answer} wanted={bad} onAnswer={onAnswer} />}
      {bad && whenBad}
    </fieldset>
  );
}

interface NoteProps extends Pick<ItemFieldProps, "onAnswer"> {
  readonly answer: Answer;
  readonly wanted: boolean;
}

function Note({ answer, wanted, onAnswer }: NoteProps) {
  const [noting, setNoting] = useState(false);
  if (!noting && !wanted && answer.note === "")
    return (
      <button type="button" className="as-link" onClick={() => setNoting(true)}>
        加说明
      </button>
    );
  return (
    <textarea
      aria-label="说明"
      placeholder="看到的具体情况、地点、数量（选填）"
      rows={2}
      maxLength={answerNoteLimit}
      value={answer.note}
      onChange={({ target }) => onAnswer({ ...answer, note: target.value })}
    />
  );
}

interface ControlProps {
  readonly item: Item;
  readonly answer: Answer | undefined;
  readonly onSay: (value: Answer["value"]) => void;
  readonly onClear: () => void;
}

function Control({ item, answer, onSay, onClear }: ControlProps) {
  if (item.kind === "text") {
    const write = (text: string) => (text === "" ? onClear() : onSay(text));
    return (
      <textarea
        aria-label={item.text}
        rows={2}
        maxLength={answerTextLimit}
        value={typeof answer?.value === "string" ? answer.value : ""}
        onChange={({ target }) => write(target.value)}
      />
    );
  }
  if (item.kind === "number") return <NumberControl item={item} answer={answer} onSay={onSay} onClear={onClear} />;
  return <ChoiceControl item={item} choices={choicesOf(item)} answer={answer} onSay={onSay} />;
}

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];
const notHere = { value: null, label: "不涉及" };
const choicesOf = ({ kind, options }: Item) => [
  ...(kind === "yes-no" ? yesNo : options.map(({ text }) => ({ value: text, label: text }))),
  notHere,
];

interface ChoiceControlProps extends Omit<ControlProps, "onClear"> {
  readonly choices: readonly { readonly value: string | null; readonly label: string }[];
}

function ChoiceControl({ item, choices, answer, onSay }: ChoiceControlProps) {
  const byDigit = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const choice = choices[Number(key) - 1];
    if (!choice) return;
    onSay(choice.value);
    currentTarget.querySelectorAll("input")[Number(key) - 1]?.focus();
  };
  return (
    <div className="visit-choices" onKeyDown={byDigit}>
      {choices.map(({ value, label }, index) => {
        const chosen = answer !== undefined && answer.value === value;
        return (
          <label key={label} className={chosen ? "visit-chosen" : undefined}>
            <input type="radio" name={item.code} checked={chosen} onChange={() => onSay(value)} />
            <kbd aria-hidden="true">{index + 1}</kbd>
            {label}
          </label>
        );
      })}
    </div>
  );
}

function NumberControl({ item, answer, onSay, onClear }: ControlProps) {
  const most = item.atMost ?? numberLimit;
  const none = answer !== undefined && answer.value === null;
  const write = (text: string) => {
    const digits = text.replace(/\D/g, "");
    if (digits === "") onClear();
    else onSay(Math.min(Number(digits), most));
  };
  return (
    <div className="visit-choices">
      <span className="visit-number">
        <input
          type="text"
          inputMode="numeric"
          aria-label={item.text}
          value={typeof answer?.value === "number" ? String(answer.value) : ""}
          onChange={({ target }) => write(target.value)}
        />
        {item.unit}
      </span>
      <label className={none ? "visit-chosen" : undefined}>
        <input type="checkbox" checked={none} onChange={() => (none ? onClear() : onSay(null))} />
        不涉及
      </label>
    </div>
  );
}
