import { useState } from "react";
import { Link } from "wouter";
import { records } from "#contract/records.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { recordKindLabel } from "#domain/records/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { writeStored } from "../../ui/stored.ts";
import { bodyOf, type Choices, contactOf, type Draft, emptyDraft, lastVillage } from "./entry-draft.ts";
import { EntryForm } from "./EntryForm.tsx";
import { NearDialog } from "./NearDialog.tsx";
import { UndoSaved } from "./UndoSaved.tsx";

interface NewRecordProps {
  readonly choices: Choices;
  readonly start: Draft;
  readonly onVillage: (villageId: string) => void;
}

/** After saving the form is empty again for the next one; what was saved can be taken back from here. */
export function NewRecord({ choices, start, onVillage }: NewRecordProps) {
  const [id, setId] = useState(uuidv7);
  const [draft, setDraft] = useState(start);
  const [kept, setKept] = useState<{ id: string; sentence: string } | null>(null);
  const { send, sending, problem, reply, clear } = useWrite(records.add, {
    refresh: [records.list, records.totals],
    onDone: (saved) => {
      if (!saved.saved) return;
      writeStored(lastVillage, draft.villageId);
      setKept({ id: saved.id, sentence: `已记下：${recordKindLabel[draft.kind]}（${draft.onDay}）。` });
      setId(uuidv7());
      setDraft(emptyDraft(draft.villageId, draft.kind, draft.onDay));
      window.scrollTo({ top: 0 });
    },
  });
  const save = (anyway: boolean) => send({ body: { id, ...bodyOf(draft), contact: contactOf(draft), anyway } });
  const change = (next: Partial<Draft>) => {
    if (next.villageId) onVillage(next.villageId);
    setDraft({ ...draft, ...next });
  };
  return (
    <>
      {kept && <UndoSaved key={kept.id} {...kept} />}
      <EntryForm
        draft={draft}
        choices={choices}
        problem={problem}
        sending={sending}
        submit="保存"
        onChange={change}
        onSubmit={() => save(false)}
      />
      <p className="entry-foot">
        <Link href="/records">看已记的纪实</Link>
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
