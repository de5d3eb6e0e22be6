import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

const author = accountIdOf(5);
let number = 0;

/** An asset let and asked to be disposed of, with its care and look-back; its income, and a plan that hangs out. */
export async function fillAssets(tx: Tx, { mark, ...place }: Place, projectId: string) {
  const { countyId, villageId, townshipId } = place;
  const reach = [townshipId, villageId];
  const ids = { assetId: uuidv7(), leaseId: uuidv7(), rentId: uuidv7(), disposalId: uuidv7() };
  const { assetId } = ids;
  await tx
    .insertInto("asset")
    .values({
      ...place,
      ...wordsOf(mark),
      id: assetId,
      number: (number += 1),
      projectId,
      certificateKey: `证${mark}`,
      reach,
      createdBy: author,
    })
    .execute();
  await fillUpkeep(tx, { countyId, reach, ...ids }, mark);
  const incomeId = await fillIncome(tx, { ...place, reach, assetId, projectId }, mark);
  return { ...ids, incomeId, distributionId: await fillPlan(tx, { ...place, reach }, mark) };
}

const wordsOf = (mark: string) =>
  ({
    name: `资产${mark}`,
    class: "operating",
    ownerKind: "village",
    owner: mark,
    place: mark,
    valueFen: 100,
    certificate: `证${mark}`,
    certificateOn: "2026-05-01",
    caretaker: mark,
    caretakerPhone: "13900001234",
    status: "disposing",
    statusOn: "2026-11-01",
  }) as const;

interface Of {
  readonly countyId: string;
  readonly reach: string[];
  readonly assetId: string;
}

async function fillUpkeep(
  tx: Tx,
  { leaseId, rentId, disposalId, ...of }: Of & { leaseId: string; rentId: string; disposalId: string },
  mark: string,
) {
  const term = { fromOn: "2026-01-01", untilOn: "2026-12-31" };
  const lease = { ...of, ...term, period: "year", rentFen: 100, lessee: mark, madeBy: author } as const;
  await tx
    .insertInto("lease")
    .values({ ...lease, id: leaseId })
    .execute();
  const rent = { ...of, ...term, leaseId, position: 1, dueOn: "2026-01-01", amountFen: 100, receivedFen: 50 };
  await tx
    .insertInto("rent")
    .values({ ...rent, id: rentId })
    .execute();
  const care = { onDay: "2026-11-01", byWhom: mark, text: mark, condition: "good", madeBy: author } as const;
  await tx
    .insertInto("assetCare")
    .values({ ...of, ...care, id: uuidv7() })
    .execute();
  const seen = { year: 2025, onDay: "2025-11-01", visitors: mark, foundStatus: "in-use", matches: true } as const;
  await tx
    .insertInto("assetLookBack")
    .values({ ...of, ...seen, id: uuidv7(), madeBy: author })
    .execute();
  const step = { action: "edit", fromStatus: "in-use", toStatus: "in-use", onDay: "2026-11-01", text: mark };
  await tx
    .insertInto("assetStep")
    .values({ ...of, ...step, id: uuidv7(), madeBy: author })
    .execute();
  const asked = { way: "scrap", reason: mark, valueFen: 0, fromStatus: "in-use", askedOn: "2026-11-01" } as const;
  await tx
    .insertInto("assetDisposal")
    .values({ ...of, ...asked, id: disposalId, decidedByVillage: mark, askedBy: uuidv7() })
    .execute();
}

type Lies = Omit<Place, "mark"> & { readonly reach: string[] };
type Source = Of & { readonly projectId: string };

async function fillIncome(tx: Tx, { villageId, townshipId, ...of }: Lies & Source, mark: string) {
  const { countyId, reach } = of;
  const id = uuidv7();
  const income = { kind: "dividend", year: 2026, receivedOn: "2026-11-01", amountFen: 300, text: mark } as const;
  await tx
    .insertInto("income")
    .values({ ...of, ...income, id, madeBy: author })
    .execute();
  const part = { countyId, villageId, townshipId, year: 2026, reach };
  await tx
    .insertInto("incomeVillage")
    .values({ ...part, incomeId: id, amountFen: 300 })
    .execute();
  await tx
    .insertInto("incomeTotal")
    .values({ ...part, receivedFen: 300, dividedFen: 200 })
    .execute();
  return id;
}

async function fillPlan(tx: Tx, { reach, ...place }: Lies, mark: string) {
  const { countyId } = place;
  const id = uuidv7();
  const vote = { heldOn: "2026-11-05", due: 3, present: 3, agreed: 3 };
  const held = { sentOn: "2026-11-01", proposedOn: "2026-11-01", consultedOn: "2026-11-01" };
  const meetings = JSON.stringify({ ...held, members: vote, delegates: vote });
  const plan = { year: 2026, number: 1, totalFen: 200, status: "posted", text: mark, madeBy: author } as const;
  await tx
    .insertInto("distribution")
    .values({ ...place, ...plan, id, meetings, reach })
    .execute();
  await tx
    .insertInto("distributionLine")
    .values({ countyId, distributionId: id, position: 1, use: "reserve", amountFen: 200, text: mark, reach })
    .execute();
  const step = { action: "post", fromStatus: "decided", toStatus: "posted", onDay: "2026-11-06", text: mark };
  await tx
    .insertInto("distributionStep")
    .values({ ...step, countyId, id: uuidv7(), distributionId: id, reach, madeBy: author })
    .execute();
  return id;
}
