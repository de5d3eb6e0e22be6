import { Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { EntryKind } from "#domain/evaluation/facts.ts";
import { entryKindLabel } from "#domain/evaluation/labels.ts";
import { commonItems, minusCode, plusCode, vetoCode } from "#domain/evaluation/scheme.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Evaluation, Subject } from "./contract-types.ts";

interface EntryFormProps {
  readonly evaluation: Evaluation;
  readonly subject: Subject;
  readonly onClose: () => void;
}

interface Values {
  /** Kind and code of the item in one word. */
  readonly what: string;
  readonly onDay: string;
  readonly points?: number;
  readonly reached?: boolean;
  readonly reason: string;
}

function choicesOf({ content }: Evaluation) {
  const nodes = commonItems(content).filter(({ item }) => item.type === "key-nodes");
  const all: readonly (readonly [EntryKind, string, string])[] = [
    ...nodes.map(({ code, item }) => ["key-node", code, item.name] as const),
    ...content.plus.items.map(({ name }, i) => ["plus", plusCode(i), name] as const),
    ...content.minus.items.map(({ name }, i) => ["minus", minusCode(i), name] as const),
    ...content.vetoes.map(({ name }, i) => ["veto", vetoCode(i), name] as const),
  ];
  return all.map(([kind, code, name]) => ({ value: `${kind} ${code}`, label: `${entryKindLabel[kind]}：${name}` }));
}

export function EntryForm({ evaluation, subject, onClose }: EntryFormProps) {
  const [id] = useState(uuidv7);
  const [what, setWhat] = useState("");
  const save = useWrite(evaluationWork.addEntry, {
    refresh: [evaluations.subject, evaluations.table],
    onDone: () => {
      toast("已记载。");
      onClose();
    },
  });
  const submit = ({ what: chosen, onDay, points, reached, reason }: Values) => {
    const [kind, item] = chosen.split(" ") as [EntryKind, string];
    const body = { id, kind, item, onDay, reason, points: Math.round((points ?? 0) * 100), reached: reached ?? null };
    save.send({ params: { id: evaluation.id, subjectId: subject.subjectId }, body });
  };
  return (
    <FormPage<Values> problem={save.problem} sending={save.sending} submit="记载" onSubmit={submit} onCancel={onClose}>
      <Field name="what" label="事项">
        <Select options={choicesOf(evaluation)} onChange={setWhat} />
      </Field>
      <Field name="onDay" label="日期">
        <DateField />
      </Field>
      {/^(plus|minus) /.test(what) && (
        <Field name="points" label="分值">
          <InputNumber min={0.01} precision={2} />
        </Field>
      )}
      {what.startsWith("key-node ") && (
        <Field name="reached" label="是否达到">
          <Radio.Group
            options={[
              { value: true, label: "达到" },
              { value: false, label: "未达到" },
            ]}
          />
        </Field>
      )}
      <Field name="reason" label="事由">
        <Input.TextArea rows={3} maxLength={200} />
      </Field>
    </FormPage>
  );
}
