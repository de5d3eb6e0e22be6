import { useQuery } from "@tanstack/react-query";
import { Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import type { Body } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import { answerWords } from "#domain/inspections/checklist.ts";
import { findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Answer, Item } from "./visit-types.ts";

type Values = Omit<Body<typeof visits.register>, "id">;

interface FindingFormProps {
  readonly visitId: string;
  /** The item it follows from; null: something the checklist does not ask. */
  readonly from: { readonly item: Item; readonly answer: Answer } | null;
  readonly onClose: () => void;
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** 登记问题: what the checklist proposes stands there already; the inspector says what he saw. */
export function FindingForm({ visitId, from, onClose }: FindingFormProps) {
  const [id] = useState(uuidv7);
  const { data } = useQuery(useApi().query(visits.choices, { query: {} }));
  const register = useWrite(visits.register, {
    refresh: [visits.read],
    onDone: ({ number }) => {
      toast(`已登记为第 ${number} 号问题，待县级交办。`);
      onClose();
    },
  });
  return (
    <Modal title="登记问题" open footer={null} onCancel={onClose} width={640}>
      <FormPage<Values>
        initial={proposed(from)}
        problem={register.problem}
        sending={register.sending}
        submit="登记"
        onSubmit={(values) =>
          register.send({ params: { id: visitId }, body: { ...values, basis: values.basis ?? "", id } })
        }
        onCancel={onClose}
      >
        <Field name="description" label="问题描述" hint="写清在哪里、是什么、有多少">
          <Input.TextArea rows={3} maxLength={1000} autoFocus />
        </Field>
        <Field name="category" label="问题类别">
          <Select options={(data?.categories ?? []).map((one) => ({ value: one, label: one }))} showSearch />
        </Field>
        <Field name="severity" label="严重程度">
          <Radio.Group options={optionsOf(data?.severities ?? {})} />
        </Field>
        <Field name="type" label="整改类型">
          <Radio.Group options={optionsOf(findingTypeLabel)} />
        </Field>
        <Field name="basis" label="依据" required={false}>
          <Input.TextArea rows={2} maxLength={300} />
        </Field>
      </FormPage>
    </Modal>
  );
}

function proposed(from: FindingFormProps["from"]): Partial<Values> {
  if (!from) return { severity: "ordinary", type: "dated" };
  const { item, answer } = from;
  const { category, severity, type } = item.finding;
  const said = answer.note === "" ? `${item.text}：${answerWords(item, answer.value)}` : answer.note;
  return {
    description: said,
    basis: item.basis,
    ...(category !== "" && { category }),
    severity: severity ?? "ordinary",
    type: type ?? "dated",
  };
}
