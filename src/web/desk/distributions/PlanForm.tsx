import { Button, Form, Input, InputNumber, Select } from "antd";
import type { Problem } from "#contract/problem.ts";
import type { DistributionUse } from "#domain/projects/assets/distribution.ts";
import { distributionUseLabel } from "#domain/projects/assets/labels.ts";
import { Field, FormPage } from "../../ui/index.ts";
import { optionsOf } from "../assets/asset-types.ts";
import { fenOfYuan, yuan } from "../assets/yuan.ts";
import type { PlanGround } from "./plan-types.ts";

interface Line {
  readonly use: DistributionUse;
  readonly amountYuan: number;
  readonly text?: string;
}

export interface PlanValues {
  readonly lines: readonly Line[];
  readonly text?: string;
}

/** As the route takes it: the total is the sum of the lines. */
export function planBody({ lines, text = "" }: PlanValues) {
  const fen = lines.map((line) => ({ use: line.use, amountFen: fenOfYuan(line.amountYuan), text: line.text ?? "" }));
  return { totalFen: fen.reduce((sum, { amountFen }) => sum + amountFen, 0), lines: fen, text };
}

interface PlanFormProps {
  readonly ground: PlanGround;
  readonly initial: Partial<PlanValues>;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly submit: string;
  readonly onSubmit: (values: PlanValues) => void;
  readonly onCancel: () => void;
}

export function PlanForm({ ground, initial, ...form }: PlanFormProps) {
  const bounds = ground.bounds.filter(({ least, most }) => least > 0 || most < 100);
  return (
    <FormPage<PlanValues> initial={initial} {...form}>
      <p>
        本年度已收 {yuan(ground.receivedFen)} 元，可分配 {yuan(ground.availableFen)} 元。
        {bounds.map(({ use, least, most }) => `${distributionUseLabel[use]}${boundWords(least, most)}。`).join("")}
      </p>
      <Lines />
      <Sum availableFen={ground.availableFen} />
      <Field name="text" label="说明" required={false}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}

const boundWords = (least: number, most: number) =>
  [least > 0 ? `不低于 ${least}%` : "", most < 100 ? `不高于 ${most}%` : ""].filter(Boolean).join("、");

function Lines() {
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="plan-line" key={key}>
              <Field name={[name, "use"]} label="用途">
                <Select options={optionsOf(distributionUseLabel)} />
              </Field>
              <Field name={[name, "amountYuan"]} label="金额">
                <InputNumber<number> min={0} precision={2} controls={false} suffix="元" style={{ width: "100%" }} />
              </Field>
              <Field name={[name, "text"]} label="具体安排" required={false}>
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
            <Button onClick={() => add()} disabled={fields.length >= 30}>
              增加一项
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

function Sum({ availableFen }: { availableFen: number }) {
  const lines = Form.useWatch<readonly Partial<Line>[] | undefined>("lines") ?? [];
  const sum = lines.reduce((all, line) => all + fenOfYuan(line?.amountYuan), 0);
  return (
    <p>
      合计 {yuan(sum)} 元
      {sum > availableFen ? `，超出可分配收益 ${yuan(sum - availableFen)} 元` : `，余 ${yuan(availableFen - sum)} 元`}。
    </p>
  );
}
