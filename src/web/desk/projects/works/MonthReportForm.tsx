import { Input, InputNumber, Select } from "antd";
import { projectWorks } from "#contract/project-works.ts";
import { addMonths } from "#domain/date.ts";
import { useWrite } from "../../../api/use-write.ts";
import { Field, FormPage, toast } from "../../../ui/index.ts";
import { useToday } from "../../use-today.ts";
import { afterWorks, monthWord, type Works } from "./works-types.ts";

interface Values {
  readonly month: string;
  readonly actualPercent: number;
  readonly text?: string;
}

/** 实际进度 of a month that has begun, in per cent and words; no pictures are asked for. */
export function MonthReportForm({ works, onClose }: { works: Works; onClose: () => void }) {
  const today = useToday();
  const now = `${today.slice(0, 7)}-01`;
  const report = useWrite(projectWorks.reportMonth, {
    refresh: afterWorks,
    onDone: () => {
      toast("已填报。");
      onClose();
    },
  });
  const choices = [
    ...new Set([
      now,
      addMonths(now, -1),
      addMonths(now, -2),
      ...works.months.map(({ month }) => month).filter((month) => month <= now),
    ]),
  ].toSorted((a, b) => (a < b ? 1 : -1));
  return (
    <FormPage<Values>
      initial={{ month: now }}
      problem={report.problem}
      sending={report.sending}
      submit="保存"
      onSubmit={(values) =>
        report.send({ params: { id: works.id }, body: { version: works.version, text: "", ...values } })
      }
      onCancel={onClose}
    >
      <Field name="month" label="月份">
        <Select options={choices.map((month) => ({ value: month, label: monthWord(month) }))} />
      </Field>
      <Field name="actualPercent" label="到月末的工程进度（%，累计）">
        <InputNumber min={0} max={100} precision={0} />
      </Field>
      <Field name="text" label="进展情况" required={false} hint="进度比以前填报的低，请写明原因。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}
