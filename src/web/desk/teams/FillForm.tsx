import { useState } from "react";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { CandidateSelect, holding } from "./match/CandidateSelect.tsx";
import type { Team } from "./contract-types.ts";
import { useToday } from "./use-today.ts";

interface Values {
  readonly personId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export function FillForm({ team, slot, onClose }: { team: Team; slot: Slot; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const { send, sending, problem } = useWrite(postings.fill, {
    refresh: [teams.read, teams.list, teams.waiting, teams.candidates],
    onDone: ({ handoverId }) => {
      toast(handoverId ? "已安排，前任的交接包已生成。" : "已安排。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      key={today}
      initial={{ fromOn: today, toOn: team.termTo }}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={({ personId, fromOn, toOn }) =>
        send({ params: { id: team.id }, body: { id, slot, ...holding(slot, personId), fromOn, toOn } })
      }
      onCancel={onClose}
    >
      <Field name="personId" label={slotLabel[slot]}>
        <CandidateSelect villageId={team.villageId} slot={slot} />
      </Field>
      <Field name="fromOn" label="派驻起始日期">
        <DateField earliest={team.formedOn} latest={team.termTo} />
      </Field>
      <Field name="toOn" label="派驻结束日期" hint={`工作队任期至 ${team.termTo}。`}>
        <DateField earliest={team.formedOn} latest={team.termTo} />
      </Field>
    </FormPage>
  );
}
