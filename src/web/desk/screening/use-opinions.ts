import { opinions } from "#contract/opinions.ts";
import { shortlists } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";

/** Many opinions in one request, all or none; each keeps an id of its own. */
export function useOpinions(
  action: "writeMany" | "withdraw",
  round: { readonly id: string; readonly version: number },
  onDone: (villageIds: readonly string[]) => void,
) {
  const { send, sending, problem } = useWrite(opinions[action], {
    refresh: [shortlists.read, shortlists.rounds],
    onDone: (_reply, { body }) => onDone(body.opinions.map(({ villageId }) => villageId)),
  });
  const write = (villageIds: readonly string[]) =>
    send({
      params: { id: round.id },
      body: { version: round.version, opinions: villageIds.map((villageId) => ({ id: uuidv7(), villageId })) },
    });
  return { write, sending, problem };
}
