import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { disclosures } from "#contract/disclosures.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { objectionResultLabel } from "#domain/projects/disclosures/labels.ts";
import type { ObjectionResult } from "#domain/projects/disclosures/objection.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterDisclosure, type Objection, optionsOf } from "./disclosure-types.ts";

interface Values {
  readonly result: ObjectionResult;
  readonly text: string;
  readonly done?: string;
}

/** 答复异议: right or not, in words, and what was done about it. */
export function AnswerForm({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const answer = useWrite(disclosures.answer, {
    refresh: afterDisclosure,
    onDone: ({ answers }) => {
      toast(answers > 1 ? "已更正答复，原答复保留。" : "已答复。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={answer.problem}
      sending={answer.sending}
      submit={objection.answers.length > 0 ? "更正答复" : "答复"}
      onSubmit={({ result, text, done = "" }) =>
        answer.send({ params: { id: objection.id }, body: { id, result, text, done } })
      }
      onCancel={onClose}
    >
      <p>{objection.text}</p>
      <Field name="result" label="异议是否成立">
        <Radio.Group options={optionsOf(objectionResultLabel)} />
      </Field>
      <Field name="text" label="答复内容" hint="提出异议的人凭查询码可以看到，请勿写入他人的姓名、电话。">
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Field>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <Field
            name="done"
            label="处理情况"
            required={getFieldValue("result") !== undefined && getFieldValue("result") !== "not-upheld"}
            hint="异议成立或者部分成立的，写明怎样处理。"
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Field>
        )}
      </Form.Item>
    </FormPage>
  );
}
