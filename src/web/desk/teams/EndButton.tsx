import { Button } from "antd";
import { useState } from "react";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useWrite } from "../../api/use-write.ts";
import { toast } from "../../ui/index.ts";
import type { Posting, Team } from "./contract-types.ts";
import { DateDialog } from "./DateDialog.tsx";
import { plannedNote } from "./team-words.ts";
import { useToday } from "./use-today.ts";

/** 离岗 without a successor. */
export function EndButton({ team, posting }: { team: Team; posting: Posting }) {
  const [open, setOpen] = useState(false);
  const planned = plannedNote(team, posting.id);
  const today = useToday();
  const { send, sending, problem } = useWrite(postings.end, {
    refresh: [teams.read, teams.list, teams.waiting],
    onDone: () => {
      toast(`${posting.name}已离岗。`);
      setOpen(false);
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        离岗
      </Button>
      {open && (
        <DateDialog
          title="离岗"
          label="最后在岗日期"
          initial={today ?? null}
          earliest={posting.fromOn}
          latest={today}
          text={{ label: "离岗原因", required: true }}
          problem={problem}
          sending={sending}
          danger
          onDone={(endedOn, reason) =>
            send({ params: { id: posting.id }, body: { version: posting.version, endedOn, reason } })
          }
          onCancel={() => setOpen(false)}
        >
          <p>
            {posting.name}离岗后，{team.village}的{slotLabel[posting.slot]}暂时空缺。已有后任的，请改办轮换，一并移交。
          </p>
          {planned && <p>{planned}离岗后，该预定同时撤销。</p>}
        </DateDialog>
      )}
    </>
  );
}
