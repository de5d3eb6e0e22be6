import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { Problem } from "#contract/problem.ts";
import { DateField, ProblemNote } from "../../ui/index.ts";

interface DateDialogProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string | null;
  readonly earliest?: string;
  readonly latest?: string;
  /** A line of text beside the day, and whether it must be written. */
  readonly text?: { readonly label: string; readonly required: boolean };
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly danger?: boolean;
  readonly children?: ReactNode;
  readonly onDone: (day: string, text: string) => void;
  readonly onCancel: () => void;
}

/** One day, perhaps a few words, and a yes. */
export function DateDialog(props: DateDialogProps) {
  const { title, label, initial, earliest, latest, text, problem, sending, danger, children } = props;
  const [day, setDay] = useState<string | null>(initial);
  const [words, setWords] = useState("");
  const ready = day !== null && (!text?.required || words.trim() !== "");
  return (
    <Modal
      title={title}
      open
      okText={title}
      cancelText="取消"
      onCancel={props.onCancel}
      confirmLoading={sending}
      okButtonProps={{ disabled: !ready, danger }}
      onOk={() => day !== null && props.onDone(day, words.trim())}
    >
      <ProblemNote problem={problem} />
      {children}
      <label className="team-field">
        {label}
        <DateField label={label} value={day} onChange={setDay} earliest={earliest} latest={latest} />
      </label>
      {text && (
        <label className="team-field">
          {text.required ? text.label : `${text.label}（选填）`}
          <Input.TextArea rows={2} maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
      )}
    </Modal>
  );
}
