import { Select } from "antd";
import { type SubmitEvent, useState } from "react";
import { Problem } from "#contract/problem.ts";
import { countsOf, textLimit } from "#domain/records/record.ts";
import { writable } from "#domain/text.ts";
import { ProblemNote } from "../../ui/index.ts";
import { CountFields } from "./CountFields.tsx";
import { DayPicker } from "./DayPicker.tsx";
import { type Choices, type Draft, missingIn, placeName } from "./entry-draft.ts";
import { EntryMore } from "./EntryMore.tsx";
import { KindPicker } from "./KindPicker.tsx";
import { PartPicker } from "./PartPicker.tsx";

interface EntryFormProps {
  readonly draft: Draft;
  readonly choices: Choices;
  readonly keptContact?: string | null;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly submit: string;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onSubmit: () => void;
}

const incomplete = (sentence: string) => new Problem("invalid", sentence);

/** One column of large controls: at a desk as on a narrow screen, top to bottom in the order one thinks. */
export function EntryForm({ draft, choices, problem, sending, submit, onChange, onSubmit, ...more }: EntryFormProps) {
  const [missing, setMissing] = useState<Problem | null>(null);
  const finish = (event: SubmitEvent) => {
    event.preventDefault();
    const sentence = missingIn(draft);
    setMissing(sentence ? incomplete(sentence) : null);
    if (!sentence) onSubmit();
  };
  const { needed } = countsOf[draft.kind];
  const spoken = needed || ["meeting", "leader-visit", "secretary"].includes(draft.kind);
  return (
    <form className="entry" onSubmit={finish} noValidate>
      <ProblemNote problem={missing ?? problem} title={missing ? "还差一项" : undefined} />
      <VillageField draft={draft} choices={choices} onChange={onChange} />
      <KindPicker kinds={choices.kinds} kind={draft.kind} onKind={(kind) => onChange({ kind })} />
      <PartPicker draft={draft} leaders={choices.leaders} onChange={onChange} />
      <CountFields draft={draft} onChange={onChange} />
      <DayPicker today={choices.today} day={draft.onDay} onDay={(onDay) => onChange({ onDay })} />
      <div className="entry-field">
        <label htmlFor="entry-text">一句话{spoken ? "（选填）" : "（或者填数量）"}</label>
        <textarea
          id="entry-text"
          rows={3}
          maxLength={textLimit}
          value={draft.text}
          placeholder="什么事，怎么办的"
          // Pasted from Word, a text may hold signs that are none.
          onChange={({ target }) => onChange({ text: writable(target.value) })}
        />
      </div>
      <EntryMore draft={draft} choices={choices} keptContact={more.keptContact ?? null} onChange={onChange} />
      <button type="submit" className="entry-save" disabled={sending}>
        {sending ? "正在保存……" : submit}
      </button>
    </form>
  );
}

function VillageField({
  draft,
  choices: { villages },
  onChange,
}: Pick<EntryFormProps, "draft" | "choices" | "onChange">) {
  const [only] = villages;
  if (villages.length === 1 && only?.id === draft.villageId)
    return (
      <p className="entry-place">
        {only.township}
        {only.name}
      </p>
    );
  return (
    <div className="entry-field">
      <label htmlFor="entry-village">哪个村</label>
      <Select
        id="entry-village"
        size="large"
        showSearch={{ optionFilterProp: "label" }}
        placeholder="请选择村（社区）"
        value={draft.villageId || undefined}
        options={villages.map((village) => ({ value: village.id, label: placeName(village) }))}
        onChange={(villageId: string) => onChange({ villageId, link: null, files: [], leaderId: null })}
      />
    </div>
  );
}
