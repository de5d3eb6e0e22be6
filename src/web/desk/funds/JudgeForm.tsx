import { Input, Radio } from "antd";
import { funds } from "#contract/funds.ts";
import { useHitLabel } from "#domain/projects/funds/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterMoney, type AllocationRow } from "./fund-types.ts";
import { wanExact } from "./money-words.ts";

interface Values {
  readonly allowed: boolean;
  readonly reason: string;
  readonly basis: string;
}

/** 复核用途: by another person of the county than whoever allocated; what he says is kept for ever. */
export function JudgeForm({ row, onClose }: { row: AllocationRow; onClose: () => void }) {
  const judge = useWrite(funds.judge, {
    refresh: afterMoney,
    onDone: (_, { body }) => {
      toast(body.allowed ? "已准予，资金安排到项目。" : "已记下不准予，没有安排资金。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={judge.problem}
      sending={judge.sending}
      submit="确认"
      onSubmit={(values) => judge.send({ params: { id: row.id }, body: { version: row.version, ...values } })}
      onCancel={onClose}
    >
      <p>
        {row.project}，{wanExact(row.amountFen)} 万元，用途：{row.useName}
        {row.purpose && `（${row.purpose}）`}。{row.madeBy}安排。
      </p>
      <HitList row={row} />
      <Field name="allowed" label="复核意见">
        <Radio.Group
          options={[
            { value: true, label: "准予，按例外安排" },
            { value: false, label: "不准予" },
          ]}
        />
      </Field>
      <Field name="reason" label="理由">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="basis" label="依据" hint="会议纪要、批复等的名称和文号，长期保存备查。">
        <Input maxLength={200} />
      </Field>
    </FormPage>
  );
}

export function HitList({ row: { hits } }: { row: AllocationRow }) {
  return (
    <ul className="fund-hits">
      {hits.map(({ kind, code, text, words }) => (
        <li key={`${kind} ${code}`}>
          {useHitLabel[kind]}：{text}
          {words && `（出现“${words}”）`}
        </li>
      ))}
    </ul>
  );
}
