import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Input, Radio } from "antd";
import { useState } from "react";
import { auth } from "#contract/auth.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { problemAspectLabel } from "#domain/cases/labels.ts";
import { addDays } from "#domain/date.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { StepFormProps } from "./AssessForm.tsx";
import { afterStep } from "./course.ts";

interface Values {
  readonly onDay: string;
  readonly visitors: string;
  readonly finding: string;
  readonly relapsed: boolean;
  readonly newDueOn?: string;
  readonly problems?: string[];
}

/** 回头看: what was seen; a relapse opens a new file, with the problems that came back. */
export function LookBackForm({ file, course, onClose }: StepFormProps) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const [ids] = useState(() => ({ id: uuidv7(), newId: uuidv7() }));
  const save = useWrite(caseSteps.lookBack, {
    refresh: afterStep,
    onDone: ({ successorId }) => {
      toast(successorId ? "已认定反弹，另立新档。" : "已登记回头看。");
      onClose();
    },
  });
  const send = ({ newDueOn, problems = [], relapsed, ...seen }: Values) => {
    const again = relapsed ? { newDueOn: newDueOn ?? null, problems } : { newDueOn: null, problems: [] };
    const body = { ...ids, version: course.version, relapsed, ...seen, ...again };
    save.send({ params: { id: file.id }, body });
  };
  return (
    <FormPage<Values>
      initial={{ onDay: today, relapsed: false }}
      problem={save.problem}
      sending={save.sending}
      submit="保存"
      onSubmit={send}
      onCancel={onClose}
    >
      <Field name="onDay" label="日期">
        <DateField earliest={course.delistedOn ?? undefined} latest={today} />
      </Field>
      <Field name="visitors" label="回头看人员">
        <Input maxLength={200} />
      </Field>
      <Field name="finding" label="发现情况">
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Field>
      <Field name="relapsed" label="结论">
        <Radio.Group
          options={[
            { value: false, label: "没有反弹" },
            { value: true, label: "认定反弹，另立新档" },
          ]}
        />
      </Field>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.relapsed !== b.relapsed}>
        {({ getFieldValue }) =>
          getFieldValue("relapsed") === true && <RelapseFields file={file} earliest={today && addDays(today, 1)} />
        }
      </Form.Item>
    </FormPage>
  );
}

function RelapseFields({ file, earliest }: { file: StepFormProps["file"]; earliest: string | undefined }) {
  return (
    <>
      <p>本档到此为止，照原样保存；新档沿用首次列入的日期计算持续整顿天数。</p>
      <Field name="newDueOn" label="新的整顿完成时限">
        <DateField earliest={earliest} />
      </Field>
      <Field
        name="problems"
        label="转入新档的问题"
        required={false}
        hint="转入的问题重新列为未解决，时限为新的整顿完成时限。"
      >
        <Checkbox.Group
          className="choice-list"
          options={file.problems.map(({ id, aspect, text }) => ({
            value: id,
            label: `${problemAspectLabel[aspect]}：${text}`,
          }))}
        />
      </Field>
    </>
  );
}
