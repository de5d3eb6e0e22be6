import { Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { amountRefusals, capitalYuan } from "#domain/projects/funds/amount.ts";
import { Field } from "../../ui/index.ts";
import { fenIn, type MoneyUnit, moneyUnitLabel, otherWords, textIn } from "./money-words.ts";
import "./funds.css";

interface MoneyFieldProps {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
}

/** An amount with its unit chosen in sight; the other unit and 大写 stand beside it while it is typed. In fen. */
export function MoneyField({ name, label, hint, required = true }: MoneyFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} required={required} rules={[{ validator: isMoney }]}>
      <MoneyInput label={label} />
    </Field>
  );
}

/** NaN stands for what cannot be read as an amount. */
const isMoney = (_: unknown, fen?: number) => {
  if (fen === undefined) return Promise.resolve();
  if (Number.isNaN(fen)) return Promise.reject(new Error("金额没有看懂，请只填数字，最小到分。"));
  const [wrong] = amountRefusals(fen);
  return wrong ? Promise.reject(new Error(wrong.sentence)) : Promise.resolve();
};

interface MoneyInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value?: number;
  readonly onChange?: (fen: number | undefined) => void;
}

function MoneyInput({ id, label, value, onChange }: MoneyInputProps) {
  const [unit, setUnit] = useState<MoneyUnit>("wan");
  const [text, setText] = useState(() => (value === undefined ? "" : textIn(value, "wan")));
  const told = fenIn(text, unit);
  const type = (next: string, as: MoneyUnit) => {
    setText(next);
    setUnit(as);
    onChange?.(next.trim() === "" ? undefined : (fenIn(next, as) ?? Number.NaN));
  };
  // Another unit is another meaning of the same digits: the digits stay, the words beside them change.
  return (
    <div className="money-input">
      <Input
        id={id}
        inputMode="decimal"
        style={{ width: 180 }}
        maxLength={20}
        value={text}
        onChange={(event) => type(event.target.value, unit)}
        aria-describedby={id && `${id}-said`}
      />
      <Segmented<MoneyUnit>
        aria-label={`${label}的单位`}
        value={unit}
        options={[
          { value: "wan", label: moneyUnitLabel.wan },
          { value: "yuan", label: moneyUnitLabel.yuan },
        ]}
        onChange={(as) => type(text, as)}
      />
      <span className="money-said" id={id && `${id}-said`} aria-live="polite">
        {told === undefined ? "　" : `即 ${otherWords(told, unit)}，${capitalYuan(told)}`}
      </span>
    </div>
  );
}
