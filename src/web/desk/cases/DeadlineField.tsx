import { formatChinese } from "#domain/date.ts";
import { DateField, Field } from "../../ui/index.ts";
import type { CaseFile } from "./case-file.ts";

/** The deadline of one line: within the file, and for a township never later than before. */
export function DeadlineField({ file, before }: { file: CaseFile; before: string | null }) {
  const bound = before !== null && !file.can.postpone;
  const hint = bound
    ? `现为${formatChinese(before)}；需要延长的，请报县级办理。`
    : `不晚于整顿完成时限${formatChinese(file.dueOn)}。`;
  return (
    <Field name="dueOn" label="完成时限" required={bound} hint={hint}>
      <DateField earliest={file.openedOn} latest={bound ? before : file.dueOn} />
    </Field>
  );
}
