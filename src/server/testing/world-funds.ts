import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, organisationIds, villageIds } from "./cast.ts";
import { aBatch, aContract, anAllocation, aPayment } from "./given-funds.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

let number = 50_000;

/** Money of the project with a contract, a payment made and one that waits; and another project nobody has given any. */
export async function fillFunds(tx: Tx, { mark, ...place }: Place, projectId: string) {
  const { countyId } = place;
  await fillWaiting(tx, place, mark);
  const batch = await aBatch(tx, { countyId, document: `指标文件${mark}` });
  await sql`select set_budget(${countyId}, ${projectId}::uuid, ${accountIdOf(5)}::uuid, 100000000)`.execute(tx);
  const given = { countyId, batchId: batch.id, projectId };
  const allocation = await anAllocation(tx, { ...given, purpose: `用途${mark}`, amountFen: 90_000_000 });
  const hits = [{ kind: "outside", code: "", text: `用途${mark}`, words: "" }];
  await anAllocation(tx, { ...given, amountFen: 100, hits, purpose: `用途${mark}` });
  const contract = await aContract(tx, { countyId, projectId, number: `合同${mark}`, party: mark });
  const of = { countyId, contractId: contract.id, allocationId: allocation.id, text: `拨付${mark}` };
  await aPayment(tx, { ...of, until: "paid" });
  const payment = await aPayment(tx, of);
  return { fundId: batch.id, allocationId: allocation.id, contractId: contract.id, paymentId: payment.id };
}

async function fillWaiting(tx: Tx, { countyId, villageId, townshipId }: Omit<Place, "mark">, mark: string) {
  const id = uuidv7();
  const sectorId = villageId === villageIds.前柳庄 ? organisationIds.县信访局 : null;
  const reach = [townshipId, villageId, ...(sectorId ? [sectorId] : [])];
  const words = {
    name: `前柳庄在库项目${mark}`,
    kind: "industry",
    assetClass: "operating",
    declaredFrom: "township",
  } as const;
  await tx
    .insertInto("project")
    .values({
      ...words,
      estimateFen: 100_000_000,
      countyId,
      id,
      townshipId,
      sectorId,
      reach,
      year: 2026,
      number: (number += 1),
      status: "banked",
      createdBy: accountIdOf(5),
    })
    .execute();
  await tx
    .insertInto("projectVillage")
    .values({ countyId, projectId: id, villageId, townshipId, share: 1, reach })
    .execute();
}
