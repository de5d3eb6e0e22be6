import { Input } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { handovers } from "#contract/handovers.ts";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { slotLabel } from "#domain/teams/match-words.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { CandidateSelect, holding } from "./CandidateSelect.tsx";
import type { Posting, Team } from "./contract-types.ts";
import { useToday } from "./use-today.ts";

interface Values {
  readonly personId: string;
  readonly endedOn: string;
  readonly reason: string;
  readonly toOn: string;
}

interface ReplaceFormProps {
  readonly team: Team;
  readonly posting: Posting;
  readonly onClose: () => void;
}

export function ReplaceForm({ team, posting, onClose }: ReplaceFormProps) {
  const [[id, handoverId]] = useState(() => [uuidv7(), uuidv7()] as const);
  const [, navigate] = useLocation();
  const today = useToday();
  const { send, sending, problem } = useWrite(postings.replace, {
    refresh: [teams.read, teams.list, teams.waiting, teams.candidates, handovers.list],
    onDone: () => {
      toast("轮换已办理，交接包已生成，请后任核对签收。");
      navigate(`/handovers/${handoverId}`);
    },
  });
  const { slot, version } = posting;
  return (
    <FormPage<Values>
      key={today}
      initial={{ endedOn: today, toOn: team.termTo }}
      problem={problem}
      sending={sending}
      submit="办理轮换"
      onSubmit={({ personId, ...body }) =>
        send({ params: { id: posting.id }, body: { id, handoverId, version, ...holding(slot, personId), ...body } })
      }
      onCancel={onClose}
    >
      <p>
        前任：{posting.name}（{posting.fromOn} 至 {posting.toOn}）
      </p>
      <Field name="endedOn" label="前任离岗日期" hint="后任自次日起接任，日期首尾相接。">
        <DateField earliest={posting.fromOn} latest={today} />
      </Field>
      <Field name="reason" label="轮换原因">
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
      <Field name="personId" label={`后任${slotLabel[slot]}`}>
        <CandidateSelect villageId={team.villageId} slot={slot} />
      </Field>
      <Field name="toOn" label="后任派驻结束日期" hint={`工作队任期至 ${team.termTo}。`}>
        <DateField earliest={team.formedOn} latest={team.termTo} />
      </Field>
    </FormPage>
  );
}
