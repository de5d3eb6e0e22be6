import { sql } from "kysely";
import type { IsoDate } from "#domain/date.ts";
import { notFound, Problem } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { insertObjection } from "./objecting.ts";
import { findPublic } from "./public.ts";

/** From one notice and from a county within an hour: more than a village writes, less than a flood. No address is kept to tell who. */
const most = { notice: 20, county: 200 } as const;

export interface PublicObjection {
  readonly countyId: string;
  readonly disclosureId: string;
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly phone: string;
}

/** 公示页提出的异议, without a sign-in: against what anybody can see there. */
export async function objectFromPage(tx: Tx, said: PublicObjection, today: IsoDate) {
  const { countyId, disclosureId } = said;
  const { rows } = await sql<{ id: string; projectId: string | null; reach: string[] }>`
    select d.id, d.project_id, d.reach from disclosure d where d.county_id = ${countyId} and d.id = ${disclosureId} for no key update`.execute(
    tx,
  );
  const notice = rows[0];
  if (!notice || !(await findPublic(tx, countyId, disclosureId, today))) throw notFound("公示");
  await refuseFlood(tx, said);
  const { id, text, name, phone } = said;
  const objection = { id, text, name, phone, receivedOn: today, channel: "page" as const };
  const { receipt, fresh } = await insertObjection(tx, { countyId, ...notice }, objection, null);
  const detail = { act: "object", channel: "page", objectedOn: today, disclosureId };
  if (fresh) await record(tx, null, { verb: "objection.write", countyId, subjectId: id, detail });
  return { receipt };
}

async function refuseFlood(tx: Tx, { countyId, disclosureId, id }: PublicObjection) {
  const { rows } = await sql<{ notice: number; county: number }>`
    select count(*) filter (where o.disclosure_id = ${disclosureId})::int as notice, count(*)::int as county
    from objection o where o.county_id = ${countyId} and o.channel = 'page' and o.id <> ${id}
      and o.received_at > now() - interval '1 hour'`.execute(tx);
  const { notice, county } = rows[0]!;
  if (notice >= most.notice || county >= most.county)
    throw new Problem("too-many", "现在提交的人较多，请过一小时再提交，或者拨打监督电话。");
}
