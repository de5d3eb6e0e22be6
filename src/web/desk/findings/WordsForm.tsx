import { Checkbox, Input } from "antd";
import { findings } from "#contract/findings.ts";
import type { FindingAct } from "#contract/finding-shapes.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterFinding, type Finding } from "./finding-types.ts";

interface Asked {
  readonly label: string;
  readonly required: boolean;
  readonly submit: string;
  readonly done: string;
  readonly note?: string;
}

/** Steps that ask for nothing but a few words. */
const acts = {
  progress: { label: "整改进展", required: true, submit: "保存", done: "已保存进展。" },
  "town-check": { label: "核查情况", required: false, submit: "核查通过", done: "镇级核查通过，转县级核查。" },
  check: { label: "核查情况", required: false, submit: "核查通过", done: "核查通过，等待销号。" },
  return: { label: "退回理由", required: true, submit: "退回整改", done: "已退回整改。", note: "退回不改变整改期限。" },
  review: { label: "核查情况", required: true, submit: "保存", done: "已登记，并排出下一次核查。" },
  withdraw: {
    label: "撤回理由",
    required: true,
    submit: "撤回登记",
    done: "已撤回登记。",
    note: "撤回后问题不再交办，登记内容和理由保留可查。",
  },
} as const satisfies Record<string, Asked>;

export type WordsAct = keyof typeof acts;
export const isWordsAct = (act: FindingAct): act is WordsAct => act in acts;

const routes = {
  progress: findings.progress,
  "town-check": findings.townCheck,
  check: findings.check,
  return: findings.return,
  review: findings.review,
  withdraw: findings.withdraw,
} as const;

interface Values {
  readonly text?: string;
  readonly stageDone?: boolean;
}

export function WordsForm({ finding, act, onClose }: { finding: Finding; act: WordsAct; onClose: () => void }) {
  const { label, required, submit, done, note }: Asked = acts[act];
  const step = useWrite(routes[act] as typeof findings.progress, {
    refresh: afterFinding,
    onDone: () => {
      toast(done);
      onClose();
    },
  });
  const stage = act === "progress" ? finding.stages.find(({ doneOn }) => doneOn === null) : undefined;
  return (
    <FormPage<Values>
      problem={step.problem}
      sending={step.sending}
      submit={submit}
      onSubmit={({ text = "", stageDone }) =>
        step.send({
          params: { id: finding.id },
          body: { version: finding.version, text, ...(stageDone && { stageDone }) },
        })
      }
      onCancel={onClose}
    >
      {note && <p>{note}</p>}
      <Field name="text" label={label} required={required}>
        <Input.TextArea rows={6} maxLength={act === "progress" ? 2000 : 1000} showCount autoFocus />
      </Field>
      {stage && (
        <Field name="stageDone" label="阶段" required={false} valuePropName="checked">
          <Checkbox>本阶段已完成：{stage.text}</Checkbox>
        </Field>
      )}
    </FormPage>
  );
}
