import { useState } from "react";
import { useLocation } from "wouter";
import { handovers } from "#contract/handovers.ts";
import { postings } from "#contract/postings.ts";
import { rotations } from "#contract/rotations.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { toast } from "../../ui/index.ts";
import { holding } from "./match/CandidateSelect.tsx";
import type { Posting } from "./contract-types.ts";

export interface RotationValues {
  readonly personId: string;
  readonly endedOn: string;
  readonly reason: string;
  readonly toOn: string;
}

const refresh = [teams.read, teams.list, teams.waiting, teams.candidates, handovers.list, rotations.list];

/** 轮换 at once, or planned for a day ahead. */
export function useRotating({ id: postingId, slot, version }: Posting, ahead: boolean, onPlanned: () => void) {
  const [[id, handoverId]] = useState(() => [uuidv7(), uuidv7()] as const);
  const [, navigate] = useLocation();
  const replace = useWrite(postings.replace, {
    refresh,
    onDone: () => {
      toast("轮换已办理，交接包已生成，请后任核对签收。");
      navigate(`/handovers/${handoverId}`);
    },
  });
  const plan = useWrite(rotations.plan, {
    refresh,
    onDone: () => {
      toast("轮换已预定，到期自动办理。");
      onPlanned();
    },
  });
  return {
    sending: replace.sending || plan.sending,
    problem: ahead ? plan.problem : replace.problem,
    send: ({ personId, ...rest }: RotationValues) => {
      const params = { id: postingId };
      const body = { id, version, ...holding(slot, personId), ...rest };
      if (ahead) plan.send({ params, body });
      else replace.send({ params, body: { ...body, handoverId } });
    },
  };
}
