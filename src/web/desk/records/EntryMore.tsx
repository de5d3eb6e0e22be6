import { Select } from "antd";
import type { Choices, Draft } from "./entry-draft.ts";
import { EntryContact } from "./EntryContact.tsx";
import { EntryFiles } from "./EntryFiles.tsx";

interface EntryMoreProps {
  readonly draft: Draft;
  readonly choices: Choices;
  /** A contact that stands already, masked. */
  readonly keptContact: string | null;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** What most entries do without, folded away. */
export function EntryMore({ draft, choices, keptContact, onChange }: EntryMoreProps) {
  const { problems, goals, tasks } = choices;
  const groups = [
    { field: "problemId", label: "问题清单", items: problems },
    { field: "goalId", label: "目标事项", items: goals },
    { field: "taskId", label: "计划任务", items: tasks },
  ] as const;
  const options = groups
    .filter(({ items }) => items.length > 0)
    .map(({ field, label, items }) => ({
      label,
      options: items.map(({ id, text }) => ({ value: `${field} ${id}`, label: text })),
    }));
  const choose = (value?: string) => {
    const [field, id] = value?.split(" ") ?? [];
    onChange({ link: field && id ? ({ field, id } as NonNullable<Draft["link"]>) : null });
  };
  const used = draft.link !== null || draft.contact !== null || draft.files.length > 0 || keptContact !== null;
  return (
    <details className="entry-more" open={used}>
      <summary>关联事项、联系人、附件（都可不填）</summary>
      <div className="entry-field">
        <label htmlFor="entry-link">这件事推进了（选填）</label>
        <Select
          id="entry-link"
          size="large"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={options.length === 0 ? "该村没有未办结的问题、目标和任务" : "问题、目标或者任务"}
          disabled={options.length === 0 && draft.link === null}
          value={draft.link ? `${draft.link.field} ${draft.link.id}` : undefined}
          options={options}
          onChange={choose}
        />
      </div>
      <EntryContact
        contact={draft.contact}
        kept={keptContact}
        dropped={draft.dropContact}
        onContact={(contact) => onChange({ contact, dropContact: false })}
        onDrop={(dropContact) => onChange({ dropContact })}
      />
      <EntryFiles villageId={draft.villageId} files={draft.files} onFiles={(files) => onChange({ files })} />
    </details>
  );
}
