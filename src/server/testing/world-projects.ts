import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, organisationIds, villageIds } from "./cast.ts";
import { fillAssets } from "./world-assets.ts";
import { fillDisclosures } from "./world-disclosures.ts";
import { fillFunds } from "./world-funds.ts";
import { fillGates } from "./world-gates.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
let number = 0;

/** Records of the stage: a project in the bank and what hangs on it. */
export async function fillProjects(tx: Tx, place: Place) {
  const bank = await fillBank(tx, place);
  return {
    ...bank,
    ...(await fillDisclosures(tx, place, bank.projectId)),
    ...(await fillFunds(tx, place, bank.projectId)),
    ...(await fillGates(tx, place, bank.projectId)),
    ...(await fillAssets(tx, place, bank.projectId)),
  };
}

/** A project that waits in the bank with its hearing, an expert and what he wrote; in 前柳庄 the unit of the cast is in charge of it. */
async function fillBank(tx: Tx, { countyId, mark, villageId, townshipId }: Place) {
  const ids = { projectId: uuidv7(), argumentId: uuidv7(), expertId: uuidv7() };
  const sectorId = villageId === villageIds.前柳庄 ? organisationIds.县信访局 : null;
  const reach = [townshipId, villageId, ...(sectorId ? [sectorId] : [])];
  const { projectId, argumentId, expertId } = ids;
  await tx
    .insertInto("project")
    .values({ ...wordsOf(mark), countyId, id: projectId, number: (number += 1), townshipId, sectorId, reach })
    .execute();
  await tx
    .insertInto("projectVillage")
    .values({ countyId, projectId, villageId, townshipId, share: 1, promisedFen: 3_000_000, reach })
    .execute();
  const stays = { fromStatus: "draft", toStatus: "draft", fromStanding: "normal", toStanding: "normal" };
  const step = { action: "declare", onDay: "2026-10-01", text: mark, madeBy: author };
  await tx
    .insertInto("projectStep")
    .values({ ...stays, ...step, countyId, id: uuidv7(), projectId, reach })
    .execute();
  await tx
    .insertInto("expert")
    .values({ countyId, id: expertId, name: `专家${mark}`, sector: "industry", unit: mark, phone: "13812345678" })
    .execute();
  const held = { heldOn: "2026-11-01", place: mark, chair: mark, madeBy: author };
  await tx
    .insertInto("projectArgument")
    .values({ ...held, countyId, id: argumentId, projectId, reach })
    .execute();
  const written = { conclusion: "pass", text: mark, writtenOn: "2026-11-01", recordedBy: author } as const;
  await tx
    .insertInto("argumentOpinion")
    .values({ ...written, countyId, id: uuidv7(), argumentId, projectId, expertId, reach })
    .execute();
  return ids;
}

const wordsOf = (mark: string) => ({
  year: 2026,
  name: `项目${mark}`,
  kind: "industry" as const,
  assetClass: "operating" as const,
  declaredFrom: "township" as const,
  place: mark,
  content: mark,
  owner: mark,
  responsible: mark,
  phone: "13812345678",
  estimateFen: 100_000_000,
  promisedFen: 3_000_000,
  planStartOn: "2027-03-01",
  planFinishOn: "2027-10-31",
  status: "reviewed" as const,
  createdBy: author,
});
