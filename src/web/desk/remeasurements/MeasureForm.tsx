import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { auth } from "#contract/auth.ts";
import { remeasurements } from "#contract/remeasurements.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterSample, type DrawnProject, milliOf, type Sample } from "./remeasurement-types.ts";

interface Values {
  readonly measuredOn: string;
  readonly measurers: { readonly name: string; readonly unit: string }[];
  readonly items: readonly {
    readonly name: string;
    readonly unit: string;
    readonly claimed: number;
    readonly source: string;
    readonly measured: number;
    readonly remark?: string;
  }[];
  readonly reason?: string;
  readonly text?: string;
}

const itemBody = ({ claimed, measured, remark, ...item }: Values["items"][number]) => ({
  ...item,
  claimedMilli: milliOf(claimed),
  measuredMilli: milliOf(measured),
  remark: remark ?? "",
});

interface MeasureFormProps {
  readonly sample: Sample;
  readonly project: DrawnProject;
  readonly onClose: () => void;
}

export function MeasureForm({ sample, project, onClose }: MeasureFormProps) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const [own] = useState(() => ({ id: uuidv7(), findingId: uuidv7() }));
  const measure = useWrite(remeasurements.measure, {
    refresh: afterSample,
    onDone: ({ findingNumber }) => {
      toast(findingNumber === null ? "已登记，相符。" : `已登记，不符，已登记为第 ${findingNumber} 号问题。`);
      onClose();
    },
  });
  const send = ({ items, reason, text, ...rest }: Values) =>
    measure.send({
      params: { id: sample.id, projectId: project.projectId },
      body: { ...own, ...rest, reason: reason ?? "", text: text ?? "", items: items.map(itemBody) },
    });
  return (
    <FormPage<Values>
      initial={{ measuredOn: today, measurers: [{}, {}] as never, items: [{}] as never }}
      problem={measure.problem}
      sending={measure.sending}
      submit="登记"
      onSubmit={send}
      onCancel={onClose}
    >
      <p>是否相符按县里规定的允许误差算出；不符的同时登记为问题，按问题整改办理。</p>
      <Field name="measuredOn" label="实测日期">
        <DateField earliest={sample.drawnOn ?? undefined} latest={today} />
      </Field>
      <Measurers />
      <Items />
      {project.measurements.length > 0 && (
        <Field name="reason" label="重新实测的原因">
          <Input.TextArea rows={2} maxLength={500} />
        </Field>
      )}
      <Field name="text" label="说明" required={false}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}

function Measurers() {
  return (
    <Form.List name="measurers">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="remeasure-person" key={key}>
              <Field name={[name, "name"]} label="实测人员">
                <Input maxLength={40} />
              </Field>
              <Field name={[name, "unit"]} label="工作单位">
                <Input maxLength={100} />
              </Field>
              <Form.Item>
                <Button onClick={() => remove(name)} disabled={fields.length <= 2}>
                  删去
                </Button>
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add()} disabled={fields.length >= 8}>
              增加一人
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

const wide = { width: "100%" } as const;

function Items() {
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="remeasure-item" key={key}>
              <Field name={[name, "name"]} label="实测项目">
                <Input maxLength={40} placeholder="如硬化面积" />
              </Field>
              <Field name={[name, "unit"]} label="单位">
                <Input maxLength={20} placeholder="如平方米" />
              </Field>
              <Field name={[name, "claimed"]} label="结算数量">
                <InputNumber<number> min={0.001} precision={3} controls={false} style={wide} />
              </Field>
              <Field name={[name, "source"]} label="结算数量出处">
                <Input maxLength={100} placeholder="如结算书第 3 页" />
              </Field>
              <Field name={[name, "measured"]} label="实测数量">
                <InputNumber<number> min={0} precision={3} controls={false} style={wide} />
              </Field>
              <Field name={[name, "remark"]} label="备注" required={false}>
                <Input maxLength={200} />
              </Field>
              <Form.Item>
                <Button onClick={() => remove(name)} disabled={fields.length === 1}>
                  删去
                </Button>
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add()} disabled={fields.length >= 50}>
              增加一项
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
