import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { bodyOf, contactOf, type Draft, draftOf, type RecordView } from "./entry-draft.ts";
import { EntryForm } from "./EntryForm.tsx";
import { NearDialog } from "./NearDialog.tsx";

export function EditRecord({ row, onClose }: { row: RecordView; onClose: () => void }) {
  const { id, version, contact } = row;
  const [draft, setDraft] = useState(() => draftOf(row));
  const { data, error } = useQuery(useApi().query(records.choices, { query: { villageId: draft.villageId } }));
  const { send, sending, problem, reply, clear } = useWrite(records.edit, {
    refresh: [records.read, records.list, records.totals],
    onDone: ({ saved }) => {
      if (!saved) return;
      toast("已更正。");
      onClose();
    },
  });
  const save = (anyway: boolean) => {
    const changed = contactOf(draft);
    send({ params: { id }, body: { version, ...bodyOf(draft), anyway, ...(changed && { contact: changed }) } });
  };
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  // What the entry is linked to stays choosable when it has been done since.
  const choices = withKept(data, row);
  return (
    <>
      <EntryForm
        draft={draft}
        choices={choices}
        keptContact={contact && `${contact.name} ${contact.phone ?? ""}`}
        problem={problem}
        sending={sending}
        submit="保存更正"
        onChange={(change: Partial<Draft>) => setDraft({ ...draft, ...change })}
        onSubmit={() => save(false)}
      />
      <p className="entry-foot">
        <Button onClick={onClose}>不改了</Button>
      </p>
      <NearDialog
        near={reply && !reply.saved ? reply.near : null}
        sending={sending}
        onBack={clear}
        onAnyway={() => save(true)}
      />
    </>
  );
}

function withKept<C extends Record<"problems" | "goals" | "tasks", { id: string; text: string }[]>>(
  choices: C,
  { problem, goal, task }: RecordView,
): C {
  const kept = (items: { id: string; text: string }[], one: { id: string; text: string } | null) =>
    one && !items.some(({ id }) => id === one.id) ? [one, ...items] : items;
  return {
    ...choices,
    problems: kept(choices.problems, problem),
    goals: kept(choices.goals, goal),
    tasks: kept(choices.tasks, task),
  };
}
