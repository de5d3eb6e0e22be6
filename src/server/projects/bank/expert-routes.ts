import { experts } from "#contract/experts.ts";
import { handle } from "../../http/handle.ts";
import { addExpert, closeExpert, editExpert, listExperts, revealExpertPhone } from "./experts.ts";

export const expertRoutes = [
  handle(experts.list, ({ db, actor, query }) => listExperts(db, actor, query)),
  handle(experts.add, ({ tx, actor, body }) => addExpert(tx, actor, body)),
  handle(experts.edit, ({ tx, actor, params, body }) => editExpert(tx, actor, { ...params, ...body })),
  handle(experts.close, ({ tx, actor, params, body, today }) =>
    closeExpert(tx, actor, { ...params, ...body, validTo: today }),
  ),
  handle(experts.reopen, ({ tx, actor, params, body }) =>
    closeExpert(tx, actor, { ...params, ...body, validTo: null }),
  ),
  handle(experts.phone, ({ tx, actor, params, body }) => revealExpertPhone(tx, actor, params.id, body.reason)),
];
