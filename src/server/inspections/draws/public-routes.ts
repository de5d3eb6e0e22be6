import fs from "node:fs/promises";
import path from "node:path";
import { publicDraws } from "#contract/public-draws.ts";
import { notFound } from "#contract/problem.ts";
import type { Db, Gate } from "../../db/db.ts";
import { handlePublic } from "../../http/handle.ts";
import { ruleOf } from "../../rules/queries.ts";
import { certificateFile, certificateOf } from "./certificate.ts";
import { findPublicDraw, listPublicCounties, listPublicDraws, type PublicDrawRow } from "./public.ts";

const verifier = path.resolve(import.meta.dirname, "../../../../docs/draw/verify.html");

/** Without a sign-in nobody's reach is set but that of the one county asked for; what is sealed stays so for this reader, too. */
const inCounty = <T>(gate: Gate, countyId: string, act: (db: Db) => Promise<T>) =>
  gate.read({ system: "county", countyId }, act);

const disclosed = async (db: Db, countyId: string, today: string) =>
  (await ruleOf(db, countyId, "draw-disclosure", today)).content.certificates;

/** Before the start only numbers and hashes; title, reasons and certificate after it, where the county discloses them. */
function shown({ started, title, reason, ...row }: PublicDrawRow, open: boolean) {
  const told = started && open;
  return {
    ...row,
    title: told ? title : null,
    reason: told ? reason : "",
    certificate: told && row.status === "drawn",
  };
}

export const publicDrawRoutes = [
  handlePublic(publicDraws.counties, async ({ ground }) => ({ rows: await listPublicCounties(ground.gate.shared) })),
  handlePublic(publicDraws.list, ({ ground, query: { countyId, ...paging }, today }) =>
    inCounty(ground.gate, countyId, async (db) => {
      const open = await disclosed(db, countyId, today);
      const { rows, total } = await listPublicDraws(db, countyId, paging);
      return { rows: rows.map((row) => shown(row, open)), total };
    }),
  ),
  handlePublic(publicDraws.get, ({ ground, params: { countyId, id }, today }) =>
    inCounty(ground.gate, countyId, async (db) => {
      const row = await findPublicDraw(db, countyId, id);
      if (!row) throw notFound("抽取");
      return shown(row, await disclosed(db, countyId, today));
    }),
  ),
  handlePublic(publicDraws.certificate, ({ ground, params: { countyId, id }, today }) =>
    inCounty(ground.gate, countyId, async (db) => {
      const row = await findPublicDraw(db, countyId, id);
      if (!row || !row.started || !(await disclosed(db, countyId, today))) throw notFound("抽取证书");
      return certificateFile(row.draw, await certificateOf(db, row.draw, null));
    }),
  ),
  handlePublic(publicDraws.verifier, async () => ({
    fileName: "抽取证书核验.html",
    mediaType: "text/html; charset=utf-8",
    content: await fs.readFile(verifier),
  })),
];
