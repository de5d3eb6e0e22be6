import { Input } from "antd";
import { findings } from "#contract/findings.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, type Finding } from "./finding-types.ts";

interface Values {
  readonly dueOn: string;
  readonly text: string;
}

/** 延长期限: only while it has not passed; the old one stays in the course. */
export function PostponeForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const postpone = useWrite(findings.postpone, {
    refresh: afterFinding,
    onDone: () => {
      toast("已延长期限，原期限和理由保留可查。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      problem={postpone.problem}
      sending={postpone.sending}
      submit="延长期限"
      onSubmit={(values) =>
        postpone.send({ params: { id: finding.id }, body: { version: finding.version, ...values } })
      }
      onCancel={onClose}
    >
      <p>原期限 {finding.dueOn}。期限届满以后不能再延长。</p>
      <Field name="dueOn" label="新的期限">
        <DateField earliest={finding.dueOn ?? undefined} />
      </Field>
      <Field name="text" label="延长理由">
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
