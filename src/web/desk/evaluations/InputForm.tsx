import { Input, InputNumber, Select } from "antd";
import type { z } from "zod";
import { type evaluationInput, evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { commonItems } from "#domain/evaluation/scheme.ts";
import { inputKindOf } from "#domain/evaluation/writing.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Evaluation, Item, Subject } from "./contract-types.ts";

interface InputFormProps {
  readonly evaluation: Evaluation;
  readonly subject: Subject;
  readonly item: Item;
  readonly onClose: () => void;
}

type Values = Record<string, string | number | undefined>;

const numbers = {
  score: [["points", "得分"]],
  grade: [],
  survey: [
    ["asked", "发放（份）"],
    ["satisfied", "满意"],
    ["fair", "基本满意"],
    ["dissatisfied", "不满意"],
  ],
  completion: [
    ["done", "完成数"],
    ["planned", "计划数"],
  ],
} as const;

export function InputForm({ evaluation, subject, item, onClose }: InputFormProps) {
  const kind = inputKindOf(evaluation.content, subject.targets, item.code)!;
  const before = subject.inputs.find((one) => one.item === item.code);
  const save = useWrite(evaluationWork.inputs, {
    refresh: [evaluations.subject, evaluations.table, evaluationWork.sheet],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  });
  const kept: Values = before ? { ...(before.content as Values), reason: before.reason } : {};
  const initial = kind === "score" && before ? { ...kept, points: Number(before.content.points) / 100 } : kept;
  const submit = (values: Values) => {
    const scored = kind === "score" ? { points: Math.round(Number(values.points) * 100) } : {};
    const input = {
      ...values,
      ...scored,
      kind,
      item: item.code,
      subjectId: subject.subjectId,
      version: before?.version ?? 0,
    };
    save.send({
      params: { id: evaluation.id },
      body: { inputs: [input as unknown as z.input<typeof evaluationInput>] },
    });
  };
  const levels = commonItems(evaluation.content).find(({ code }) => code === item.code)?.item.levels ?? [];
  return (
    <FormPage<Values>
      initial={initial}
      problem={save.problem}
      sending={save.sending}
      submit="保存"
      onSubmit={submit}
      onCancel={onClose}
    >
      <KindFields kind={kind} levels={levels} />
      <Field name="reason" label="理由" hint={before && `上次由 ${before.by} 录入。`}>
        <Input.TextArea rows={3} maxLength={200} />
      </Field>
    </FormPage>
  );
}

interface KindFieldsProps {
  readonly kind: keyof typeof numbers;
  readonly levels: readonly { readonly name: string; readonly points: number }[];
}

function KindFields({ kind, levels }: KindFieldsProps) {
  return (
    <>
      {kind === "grade" && (
        <Field name="level" label="档次">
          <Select options={levels.map(({ name, points }) => ({ value: name, label: `${name}（${points} 分）` }))} />
        </Field>
      )}
      {numbers[kind].map(([name, label]) => (
        <Field key={name} name={name} label={label}>
          <InputNumber min={0} precision={name === "points" ? 2 : 0} style={{ width: 160 }} />
        </Field>
      ))}
    </>
  );
}
