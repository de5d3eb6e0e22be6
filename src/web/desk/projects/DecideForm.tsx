import { Input } from "antd";
import { projects } from "#contract/projects.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterProject } from "./project-types.ts";

interface DecideFormProps {
  readonly rows: readonly { readonly id: string; readonly version: number; readonly name: string }[];
  readonly onClose: (done: boolean) => void;
}

interface Values {
  readonly document?: string;
  readonly text?: string;
}

/** 审定入库: all of them or none. */
export function DecideForm({ rows, onClose }: DecideFormProps) {
  const decide = useWrite(projects.decide, {
    refresh: afterProject,
    onDone: ({ decided }) => {
      toast(`已审定入库 ${decided} 个项目。`);
      onClose(true);
    },
  });
  const send = ({ document = "", text = "" }: Values) =>
    decide.send({ body: { projects: rows.map(({ id, version }) => ({ id, version })), document, text } });
  return (
    <FormPage<Values>
      problem={decide.problem}
      sending={decide.sending}
      submit="审定入库"
      onSubmit={send}
      onCancel={() => onClose(false)}
    >
      <p>{rows.length === 1 ? rows[0]!.name : `共 ${rows.length} 个项目，一并审定；有一个不能办理，则都不办理。`}</p>
      <Field name="document" label="文号、日期" required={false} hint="如：青项组〔2026〕3号，2026年11月20日">
        <Input maxLength={100} />
      </Field>
      <Field name="text" label="审定意见" required={false}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
