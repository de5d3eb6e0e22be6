import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { slotLabel } from "#domain/teams/match/words.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Posting, Team } from "./contract-types.ts";

const refresh = [teams.read, teams.list, teams.waiting, teams.candidates];

/** 未到岗撤回: somebody who was to come on a day ahead does not come. */
export function TakeBackButton({
  team,
  posting: { id, version, name, slot, fromOn },
}: {
  team: Team;
  posting: Posting;
}) {
  const { send, sending, problem } = useWrite(postings.takeBack, {
    refresh,
    onDone: () => toast(`${name}的派驻已撤回。`),
  });
  return (
    <>
      <ConfirmButton
        size="small"
        sending={sending}
        question={`${name}原定${fromOn}到岗，撤回后不再派驻，${team.village}的${slotLabel[slot]}按没有安排处理。`}
        reason={{ label: "撤回原因", min: 2 }}
        onConfirm={(reason) => send({ params: { id }, body: { version, reason } })}
      >
        未到岗撤回
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}

/** 撤回组建: a team whose first day is still to come. */
export function UnformButton({ team: { id, version, village, formedOn } }: { team: Team }) {
  const { send, sending, problem } = useWrite(teams.unform, {
    refresh: [...refresh, teams.places],
    onDone: () => toast("组建已撤回，资料留存备查。"),
  });
  return (
    <>
      <ConfirmButton
        danger
        sending={sending}
        question={`${village}工作队原定${formedOn}组建，撤回后各岗位的派驻一并撤回，该村可以另行组建。`}
        reason={{ label: "撤回原因", min: 2 }}
        onConfirm={(reason) => send({ params: { id }, body: { version, reason } })}
      >
        撤回组建
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
