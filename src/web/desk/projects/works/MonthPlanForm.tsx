import { Button, Form, Input, InputNumber } from "antd";
import { projectWorks } from "#contract/project-works.ts";
import { addMonths } from "#domain/date.ts";
import { wanOf } from "#domain/money.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWrite } from "../../../api/use-write.ts";
import { FormPage, ProblemNote, toast } from "../../../ui/index.ts";
import { useToday } from "../../use-today.ts";
import { fenOf } from "../wan-rules.ts";
import { afterWorks, monthWord, type Works } from "./works-types.ts";
import { useState } from "react";
import type { Problem } from "#contract/problem.ts";

interface MonthValue {
  readonly month: string;
  readonly milestone?: string;
  readonly plannedPercent?: number | null;
  readonly wan?: string;
}

interface Values {
  readonly months?: readonly MonthValue[];
}

interface Planned {
  readonly month: string;
  readonly milestone?: string | undefined;
  readonly plannedPercent?: number | null | undefined;
  readonly plannedFen?: number | null | undefined;
}

const valueOf = ({ month, milestone, plannedPercent, plannedFen }: Planned): MonthValue => ({
  month,
  milestone: milestone ?? "",
  plannedPercent: plannedPercent ?? null,
  wan: typeof plannedFen === "number" ? wanOf(plannedFen) : "",
});

/** The plan as a whole: month by month, cumulative; an even one is offered to start from. */
export function MonthPlanForm({ works, onClose }: { works: Works; onClose: () => void }) {
  const save = useWrite(projectWorks.planMonths, {
    refresh: afterWorks,
    onDone: () => {
      toast("按月计划已保存。");
      onClose();
    },
  });
  const send = ({ months = [] }: Values) =>
    save.send({
      params: { id: works.id },
      body: {
        version: works.version,
        months: months.map(({ month, milestone = "", plannedPercent, wan }) => ({
          month,
          milestone,
          plannedPercent: plannedPercent ?? null,
          plannedFen: fenOf(wan),
        })),
      },
    });
  return (
    <FormPage<Values>
      initial={{ months: works.months.map(valueOf) }}
      problem={save.problem}
      sending={save.sending}
      submit="保存"
      onSubmit={send}
      onCancel={onClose}
    >
      <p>工程进度和计划支付都填到月末的累计数，只升不降；支付不超过评审核定的预算。</p>
      <Propose works={works} />
      <MonthRows first={works.startedOn ?? works.planStartOn} />
    </FormPage>
  );
}

/** 匀速排一份，再按实际改. */
function Propose({ works: { id } }: { works: Works }) {
  const form = Form.useFormInstance();
  const api = useApi();
  const [problem, setProblem] = useState<Problem | null>(null);
  const propose = () =>
    api
      .call(projectWorks.even, { params: { id }, query: {} })
      .then(({ months }) => {
        setProblem(null);
        form.setFieldsValue({ months: months.map(valueOf) });
      })
      .catch((error: Problem) => setProblem(error));
  return (
    <div className="works-propose">
      <Button onClick={() => void propose()}>按开工、完工日期匀速排一份</Button>
      <ProblemNote problem={problem} />
    </div>
  );
}

function MonthRows({ first }: { first: string | null }) {
  const form = Form.useFormInstance();
  const today = useToday();
  const nextOf = () => {
    const months = (form.getFieldValue("months") ?? []) as MonthValue[];
    const last = months.at(-1)?.month;
    return last ? addMonths(last, 1) : `${(first ?? today).slice(0, 7)}-01`;
  };
  return (
    <Form.List name="months">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div className="works-month" key={key}>
              <span className="works-month-word">
                {monthWord(form.getFieldValue(["months", name, "month"]) as string)}
              </span>
              <Form.Item name={[name, "plannedPercent"]} label="工程进度（%）">
                <InputNumber min={0} max={100} precision={0} />
              </Form.Item>
              <Form.Item name={[name, "wan"]} label="计划支付（万元）">
                <Input inputMode="decimal" maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, "milestone"]} label="节点（选填）">
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, "month"]} hidden>
                <Input />
              </Form.Item>
              <Button onClick={() => remove(name)}>删去</Button>
            </div>
          ))}
          <Button className="works-add" onClick={() => add({ month: nextOf() })}>
            增加一个月
          </Button>
        </>
      )}
    </Form.List>
  );
}
