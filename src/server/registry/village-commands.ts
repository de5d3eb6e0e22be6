import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { plainName, tidyName } from "#domain/area.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { type PlaceCodeRow, saveCodes } from "./batches.ts";
import { ownCounty } from "./commands.ts";
import { findVillagesForMatch } from "./queries.ts";
import { inWords } from "./refusal-of.ts";
import { lockTownship } from "./townships.ts";
import { lockVillages, type NewVillage, replaceAliases, saveVillage, saveVillageChange } from "./villages.ts";

export interface VillageDetails extends Omit<NewVillage, "id" | "townshipId" | "validFrom"> {
  readonly aliases: readonly string[];
  readonly codes: readonly PlaceCodeRow[];
}

export async function createVillage(
  tx: Tx,
  actor: Actor,
  { id, townshipId, aliases, codes, ...details }: VillageDetails & { id: string; townshipId: string },
) {
  const countyId = ownCounty(actor);
  if (!(await lockTownship(tx, actor, townshipId))) throw notFound("乡镇（街道）");
  const village = { ...details, id, townshipId, name: tidyName(details.name) };
  await refuseAlike(tx, actor, countyId, village);
  await inWords(saveVillage(tx, countyId, village));
  await replaceAliases(tx, { countyId, id, townshipId }, aliases.map(tidyName));
  await inWords(saveCodes(tx, countyId, [{ id, townshipId, codes }], "clear"));
  await record(tx, actor, { verb: "village.edit", countyId, subjectId: id, detail: { added: village, codes } });
  return { id };
}

/** Everything on the page of a village at once. The name is corrected here; a new name by document is 更名. */
export async function editVillage(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, aliases, codes, ...details }: VillageDetails & { version: number },
  now: Date,
) {
  const [village] = await lockVillages(tx, actor, [id]);
  if (!village) throw notFound("村（社区）");
  if (village.version !== version) throw stale("村（社区）");
  if (village.validTo !== null) {
    throw refused([{ rule: "village-ended", sentence: "该村（社区）已撤并或划转，档案留存备查，不再修改。" }]);
  }
  const { countyId, townshipId } = village;
  const change = { ...details, name: tidyName(details.name) };
  await refuseAlike(tx, actor, countyId, { ...change, id, townshipId });
  const next = await inWords(saveVillageChange(tx, village, change, now));
  await replaceAliases(tx, village, aliases.map(tidyName));
  await inWords(saveCodes(tx, countyId, [{ id, townshipId, codes }], "clear"));
  const { name, kind, households, population, partyMembers, collectiveIncomeFen } = village;
  const before = { name, kind, households, population, partyMembers, collectiveIncomeFen };
  await record(tx, actor, { verb: "village.edit", countyId, subjectId: id, detail: { before, after: change, codes } });
  return { version: next };
}

/** 张村 and 张村村委会 are one village written twice; 柳溪村 beside 柳溪社区 are two. */
async function refuseAlike(
  tx: Tx,
  actor: Actor,
  countyId: string,
  village: Pick<NewVillage, "id" | "townshipId" | "name" | "kind">,
) {
  const known = await findVillagesForMatch(tx, actor, countyId);
  const matchName = plainName(village.name);
  const alike = known.find(
    (other) =>
      other.id !== village.id &&
      other.townshipId === village.townshipId &&
      other.matchName === matchName &&
      other.kind === village.kind,
  );
  if (alike) {
    throw conflict(
      `该乡镇（街道）已有“${alike.name}”，与“${village.name}”只差后缀或写法，未保存。确是两个村的，请在名称中加以区别。`,
    );
  }
}
