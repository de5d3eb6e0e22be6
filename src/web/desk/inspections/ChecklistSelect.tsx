import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { inspections } from "#contract/inspections.ts";
import { checklistSubjectLabel } from "#domain/inspections/checklist-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Field } from "../../ui/index.ts";

/** 检查清单：what is inspected follows from it; items that judge by traces are warned about before it is used. */
export function ChecklistSelect() {
  const form = Form.useFormInstance();
  const { data } = useQuery(useApi().query(inspections.checklists, {}));
  const code = Form.useWatch("checklistCode") as string | undefined;
  const chosen = data?.checklists.find((one) => one.code === code);
  const choose = (next: string) => {
    const subject = data?.checklists.find((one) => one.code === next)?.subject;
    form.setFieldsValue({ checklistCode: next, subject });
  };
  const options = (data?.checklists ?? []).map((one) => ({
    value: one.code,
    label: `${one.title}　对象：${checklistSubjectLabel[one.subject]}`,
  }));
  return (
    <>
      <Field name="checklistCode" label="检查清单" hint="清单内容随督查保存，以后修改清单不影响本次">
        <Select options={options} onChange={choose} />
      </Field>
      <Form.Item name="subject" hidden>
        <input />
      </Form.Item>
      {chosen && chosen.warnings.length > 0 && (
        <div className="inspection-warning" role="note">
          <strong>清单中有以痕迹评判的条目，请考虑删改：</strong>
          <ul>
            {chosen.warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
