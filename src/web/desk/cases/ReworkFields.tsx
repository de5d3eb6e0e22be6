import { Checkbox } from "antd";
import { addDays } from "#domain/date.ts";
import { DateField } from "../../ui/index.ts";
import type { Draft } from "./acceptance-draft.ts";
import type { CaseFile } from "./case-file.ts";

interface ReworkFieldsProps {
  readonly file: CaseFile;
  readonly draft: Draft;
  readonly today: string | undefined;
  readonly onDraft: (part: Partial<Draft>) => void;
}

/** 不合格的继续整顿: until when, and what is taken up again. */
export function ReworkFields({ file, draft, today, onDraft }: ReworkFieldsProps) {
  const lines = [...file.problems, ...file.goals].map(({ id, text }) => ({ value: id, label: text }));
  return (
    <>
      <label>
        <span>新的整顿完成时限</span>
        <DateField
          label="新的整顿完成时限"
          value={draft.newDueOn}
          earliest={today && addDays(today, 1)}
          onChange={(newDueOn) => onDraft({ newDueOn })}
        />
      </label>
      <fieldset className="rework">
        <legend>需要重新整改的事项（选填，时限为新的整顿完成时限）</legend>
        <Checkbox.Group
          className="choice-list"
          options={lines}
          value={[...draft.reopen]}
          onChange={(reopen) => onDraft({ reopen: reopen as string[] })}
        />
      </fieldset>
    </>
  );
}
