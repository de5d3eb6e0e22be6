import { Input } from "antd";
import { useState } from "react";
import { addDays, formatChinese } from "#domain/date.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { DateField, Field, FormPage } from "../../ui/index.ts";
import { CandidateSelect } from "./match/CandidateSelect.tsx";
import type { Posting, Team } from "./contract-types.ts";
import { plannedNote } from "./team-words.ts";
import { type RotationValues, useRotating } from "./use-rotating.ts";
import { useToday } from "./use-today.ts";

interface ReplaceFormProps {
  readonly team: Team;
  readonly posting: Posting;
  readonly onClose: () => void;
}

/** The last day decides whether the rotation is done at once or planned. */
export function ReplaceForm({ team, posting, onClose }: ReplaceFormProps) {
  const today = useToday();
  const [lastDay, setLastDay] = useState<string | null>(null);
  const startsOn = firstDayAhead(lastDay, today);
  const { send, sending, problem } = useRotating(posting, startsOn !== undefined, onClose);
  const { slot, fromOn, toOn } = posting;
  const planned = plannedNote(team, posting.id);
  return (
    <FormPage<RotationValues>
      key={today}
      initial={{ endedOn: today && today > toOn ? toOn : today, toOn: team.termTo }}
      problem={problem}
      sending={sending}
      submit={startsOn ? "预定轮换" : "办理轮换"}
      onSubmit={send}
      onCancel={onClose}
    >
      <p>
        前任：{posting.name}（{fromOn} 至 {toOn}）
      </p>
      {planned && <p className="team-note">{planned}现在办理轮换的，原预定同时撤销；要改期的，请先撤销原预定。</p>}
      <Field name="endedOn" label="前任离岗日期" hint={startHint(startsOn)}>
        <LastDay earliest={fromOn} latest={toOn} onDay={setLastDay} />
      </Field>
      <Field name="reason" label="轮换原因">
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
      <Field name="personId" label={`后任${slotLabel[slot]}`}>
        <CandidateSelect villageId={team.villageId} slot={slot} startsOn={startsOn} />
      </Field>
      <Field name="toOn" label="后任派驻结束日期" hint={`工作队任期至 ${team.termTo}。`}>
        <DateField earliest={team.formedOn} latest={team.termTo} />
      </Field>
    </FormPage>
  );
}

const firstDayAhead = (lastDay: string | null, today: string | undefined): string | undefined =>
  lastDay !== null && today !== undefined && lastDay > today ? addDays(lastDay, 1) : undefined;

const startHint = (startsOn: string | undefined): string =>
  startsOn
    ? `将于${formatChinese(startsOn)}生效：当天自动办理轮换、生成交接包，此前可以撤销。`
    : "后任自次日起接任，日期首尾相接。离岗日期在今天以后的，到期自动办理。";

interface LastDayProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly earliest: string;
  readonly latest: string;
  readonly onDay: (day: string | null) => void;
}

/** The day goes into the form, and to whoever must know it before the form is sent. */
function LastDay({ onChange, onDay, ...rest }: LastDayProps) {
  return (
    <DateField
      {...rest}
      onChange={(day) => {
        onChange?.(day);
        onDay(day);
      }}
    />
  );
}
