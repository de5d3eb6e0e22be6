import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { bodyOf, type Choices, contactChangeOf, type Draft, draftOf, type RecordView } from "./entry-draft.ts";
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
  const save = (anyway: boolean) =>
    send({ params: { id }, body: { version, ...bodyOf(draft), anyway, ...contactChangeOf(draft) } });
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  // What the entry names stays choosable: a village that has ended since, a leader in another post, a task that is done.
  const choices = withKept(data, row, draft.villageId);
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
        <Button onClick={onClose}>取消</Button>
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

function withKept(choices: Choices, row: RecordView, chosen: string): Choices {
  const { villageId, village, township, leader, problem, goal, task } = row;
  const own = { id: villageId, name: village, township, townshipId: "", endedOn: null };
  const villages = kept(choices.villages, own);
  if (chosen !== villageId) return { ...choices, villages };
  return {
    ...choices,
    villages,
    leaders: kept(choices.leaders, leader && { ...leader, post: "" }),
    problems: kept(choices.problems, problem),
    goals: kept(choices.goals, goal),
    tasks: kept(choices.tasks, task),
  };
}

const kept = <One extends { readonly id: string }>(items: One[], one: One | null): One[] =>
  one && !items.some(({ id }) => id === one.id) ? [one, ...items] : items;
