import { Form, Select } from "antd";
import { projectGates } from "#contract/project-gates.ts";
import type { Gate } from "#domain/projects/gate.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { useWrite } from "../../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../../ui/index.ts";
import { afterGate, type GatesPage } from "./gate-types.ts";

interface Values {
  readonly gate: Gate;
  readonly startOn: string;
  readonly finishOn: string;
}

/** 手工调整一个关口, once a plan stands. */
export function AdjustForm({ page, onClose }: { page: GatesPage; onClose: () => void }) {
  const adjust = useWrite(projectGates.adjust, {
    refresh: afterGate,
    onDone: () => {
      toast("已调整。");
      onClose();
    },
  });
  const ahead = page.gates.filter(({ state, plan }) => (state === "now" || state === "ahead") && plan !== null);
  if (ahead.length === 0) return null;
  return (
    <>
      <h3>手工调整一个关口</h3>
      <FormPage<Values>
        problem={adjust.problem}
        sending={adjust.sending}
        submit="保存调整"
        onSubmit={(values) => adjust.send({ params: { id: page.id }, body: { version: page.version, ...values } })}
      >
        <Field name="gate" label="关口">
          <GateSelect page={page} />
        </Field>
        <div className="field-pair">
          <Field name="startOn" label="最迟开始">
            <DateField />
          </Field>
          <Field name="finishOn" label="最迟办完">
            <DateField />
          </Field>
        </div>
      </FormPage>
    </>
  );
}

interface GateSelectProps {
  readonly page: GatesPage;
  readonly id?: string;
  readonly value?: Gate;
  readonly onChange?: (gate: Gate) => void;
}

/** Choosing a gate fills in the days it has. */
function GateSelect({ page, id, value, onChange }: GateSelectProps) {
  const form = Form.useFormInstance();
  const pick = (gate: Gate) => {
    form.setFieldsValue(page.gates.find((line) => line.gate === gate)?.plan ?? {});
    onChange?.(gate);
  };
  const ahead = page.gates.filter(({ state, plan }) => (state === "now" || state === "ahead") && plan !== null);
  return (
    <Select
      id={id}
      value={value}
      onChange={pick}
      options={ahead.map(({ gate }) => ({ value: gate, label: gateLabel[gate] }))}
    />
  );
}
