import { Input, Select } from "antd";
import { useState } from "react";
import { cases } from "#contract/cases.ts";
import { lights } from "#contract/lights.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { addDays } from "#domain/date.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, lightLooks, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import type { Kind, LitRow } from "./light-words.ts";

interface Values {
  readonly colour: "green" | "yellow" | "red";
  readonly reason: string;
  readonly untilOn: string;
}

interface OverrideFormProps {
  readonly kind: Kind;
  readonly row: LitRow;
  /** Days at most. */
  readonly longest: number;
  readonly onClose: () => void;
}

export function OverrideForm({ kind, row, longest, onClose }: OverrideFormProps) {
  const [overrideId] = useState(uuidv7);
  const today = useToday();
  const save = useWrite(lights.override, {
    refresh: [lights.read, lights.list, lights.overview, cases.list, cases.read],
    onDone: () => {
      toast("已调整，到期自动恢复。");
      onClose();
    },
  });
  const colours = (["red", "yellow", "green"] as const).filter((value) => value !== row.computed);
  return (
    <FormPage<Values>
      problem={save.problem}
      sending={save.sending}
      submit="调整"
      onSubmit={(values) => save.send({ params: { kind, id: row.id }, body: { overrideId, ...values } })}
      onCancel={onClose}
    >
      <p>按规则评定，{row.sentence}。</p>
      <Field name="colour" label="调整为">
        <Select
          options={colours.map((value) => ({ value, label: `${lightLooks[value].shape} ${shownLightLabel[value]}` }))}
        />
      </Field>
      <Field name="reason" label="理由" hint="写明事实和依据，随亮灯一并显示。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="untilOn" label="截止日期" hint={`含当日，最长 ${longest} 天；到期自动恢复按规则亮灯。`}>
        <DateField {...(today && { earliest: today, latest: addDays(today, longest) })} />
      </Field>
    </FormPage>
  );
}
