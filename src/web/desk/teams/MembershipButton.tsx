import { Button } from "antd";
import { useState } from "react";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import type { Posting, Team } from "./contract-types.ts";
import { DateDialog } from "./DateDialog.tsx";
import { useToday } from "./use-today.ts";

/** 党组织关系转接, noted or taken back; only for party members who live in the village. */
export function MembershipButton({ posting }: { team: Team; posting: Posting }) {
  const [open, setOpen] = useState(false);
  const today = useToday();
  const { send, sending, problem } = useWrite(postings.membership, {
    refresh: [teams.read],
    onDone: (_reply, { body }) => {
      toast(body.movedOn === null ? "已撤销登记。" : "已登记转接。");
      setOpen(false);
    },
  });
  const note = (movedOn: string | null) =>
    send({ params: { id: posting.id }, body: { version: posting.version, movedOn } });
  if (!posting.partyMember || (posting.slot !== "first-secretary" && posting.slot !== "member")) return null;
  if (posting.membershipMovedOn !== null)
    return (
      <>
        <Button size="small" loading={sending} onClick={() => note(null)}>
          撤销转接
        </Button>
        <ProblemNote problem={problem} />
      </>
    );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记转接
      </Button>
      {open && (
        <DateDialog
          title="登记转接"
          label="党组织关系转入日期"
          initial={today ?? null}
          latest={today}
          problem={problem}
          sending={sending}
          onDone={note}
          onCancel={() => setOpen(false)}
        />
      )}
    </>
  );
}
