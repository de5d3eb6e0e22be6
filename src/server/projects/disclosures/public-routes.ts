import { publicDisclosures } from "#contract/public-disclosures.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Gate } from "../../db/db.ts";
import { handlePublic } from "../../http/handle.ts";
import { findByReceipt, findPublic, listPublic, listPublicCounties } from "./public.ts";
import { objectFromPage } from "./public-objecting.ts";
import { wordsOf } from "./shown.ts";

/** Without a sign-in nobody's reach is set but that of the one county asked for. */
const inCounty = <T>(gate: Gate, countyId: string, act: (db: Db) => Promise<T>) =>
  gate.read({ system: "county", countyId }, act);

/** What a reader without an account gets, by the column list of public.ts and nothing more. */
export const publicDisclosureRoutes = [
  handlePublic(publicDisclosures.counties, async ({ ground }) => ({
    rows: await listPublicCounties(ground.gate.shared),
  })),
  handlePublic(publicDisclosures.list, ({ ground, query: { page, size, ...filter }, today }) =>
    inCounty(ground.gate, filter.countyId, (db) => listPublic(db, filter, { page, size }, today)),
  ),
  handlePublic(publicDisclosures.get, ({ ground, params: { countyId, id }, today }) =>
    inCounty(ground.gate, countyId, async (db) => {
      const notice = await findPublic(db, countyId, id, today);
      if (!notice) throw notFound("公示");
      const { content, subjectKind, ...row } = notice;
      return { ...row, ...wordsOf(content, subjectKind) };
    }),
  ),
  handlePublic(publicDisclosures.object, ({ ground, params: { countyId, id: disclosureId }, body, today }) =>
    ground.gate.write({ system: "county", countyId }, (tx) =>
      objectFromPage(tx, { countyId, disclosureId, ...body }, today),
    ),
  ),
  handlePublic(publicDisclosures.answer, ({ ground, body: { countyId, receipt } }) =>
    inCounty(ground.gate, countyId, async (db) => {
      const found = await findByReceipt(db, countyId, receipt.replaceAll(/\D/gu, ""));
      if (!found) throw notFound("查询码");
      return found;
    }),
  ),
];
