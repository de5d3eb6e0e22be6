import { Form, Input } from "antd";
import { useState } from "react";
import { projectGates } from "#contract/project-gates.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Gate } from "#domain/projects/gate.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { useWrite } from "../../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../../ui/index.ts";
import { useToday } from "../../use-today.ts";
import { EvidenceFields, type EvidenceValue } from "./EvidenceFields.tsx";
import { type FactValues, factsOf } from "./fact-values.ts";
import { FactFields } from "./FactFields.tsx";
import { afterGate, type GateLine, type GatesPage } from "./gate-types.ts";

interface Values {
  readonly onDay: string;
  readonly document?: string;
  readonly text?: string;
  readonly evidence?: readonly (EvidenceValue | undefined)[];
  readonly facts?: FactValues;
}

interface PassFormProps {
  readonly page: GatesPage;
  readonly gate: Gate;
  readonly onClose: () => void;
}

/** 过关: the day, what this gate asks, and the papers it rests on. */
export function PassForm({ page, gate, onClose }: PassFormProps) {
  const today = useToday();
  const [passId] = useState(uuidv7);
  const { asked } = page.gates.find((line) => line.gate === gate)!;
  const pass = useWrite(projectGates.pass, {
    refresh: afterGate,
    onDone: ({ passed }) => {
      toast(passed ? `“${gateLabel[gate]}”已通过。` : "已登记验收未通过，整改后可以再验。");
      onClose();
    },
  });
  const send = (values: Values) =>
    pass.send({ params: { id: page.id }, body: { id: passId, version: page.version, ...bodyOf(gate, asked, values) } });
  return (
    <FormPage<Values>
      initial={{ onDay: today, facts: { members: [{}, {}, {}] } as FactValues }}
      problem={pass.problem}
      sending={pass.sending}
      submit="过关"
      onSubmit={send}
      onCancel={onClose}
    >
      <div className="field-pair">
        <Field name="onDay" label="日期">
          <DateField latest={today} />
        </Field>
        <Field name="document" label="文号" required={false}>
          <Input maxLength={100} />
        </Field>
      </div>
      <FactFields page={page} gate={gate} />
      <EvidenceFields page={page} asked={asked} />
      <SaidField />
    </FormPage>
  );
}

/** As the route wants it: one line for every paper asked for. */
function bodyOf(gate: Gate, asked: GateLine["asked"], values: Values) {
  const { onDay, document = "", text = "", evidence = [], facts = {} } = values;
  const papers = asked.map(({ name }, i) => ({
    name,
    reference: evidence[i]?.reference ?? "",
    onDay: evidence[i]?.onDay ?? null,
    fileId: evidence[i]?.fileId ?? null,
  }));
  return { onDay, document, text, evidence: papers, facts: factsOf(gate, facts) };
}

/** An acceptance that fails says why. */
const SaidField = () => (
  <Form.Item noStyle shouldUpdate>
    {({ getFieldValue }) => {
      const fails = getFieldValue(["facts", "result"]) === "fail";
      return (
        <Field name="text" label={fails ? "不通过的原因和整改要求" : "说明"} required={fails}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Field>
      );
    }}
  </Form.Item>
);
