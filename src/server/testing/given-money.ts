import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { qinglan, townshipIds, villageIds } from "./cast.ts";

const somebody = uuidv7();
const another = uuidv7();

interface Money {
  readonly allocatedFen: number;
  /** village → amount. */
  readonly villages: Partial<Record<keyof typeof villageIds, number>>;
  readonly paid?: readonly (readonly [day: string, fen: number])[];
}

interface Project {
  readonly id: string;
  readonly reach: string[];
}

/** As the ledger would have written it: a batch of 10,000 元, an allocation split over villages, payments on one contract. */
export async function givenMoney(tx: Tx, project: Project, { allocatedFen, villages, paid = [] }: Money) {
  const batchId = await batchOf(tx, allocatedFen);
  const allocationId = await allocationTo(tx, project, { batchId, amountFen: allocatedFen });
  await splitOver(tx, project, { allocationId, villages });
  const contractId = await contractOf(tx, project, allocatedFen);
  await paidBy(tx, project, { contractId, paid });
}

const made = { countyId: qinglan, ruleVersion: 0, madeBy: somebody };
const ofTheProject = ({ id, reach }: Project) => ({ countyId: qinglan, projectId: id, reach });

async function batchOf(tx: Tx, allocatedFen: number): Promise<string> {
  const id = uuidv7();
  const type = { typeCode: "bridge", typeName: "衔接资金", level: "central", year: 2025 } as const;
  const papers = { document: "青财〔2025〕3号", documentOn: "2025-02-01", receivedOn: "2025-02-10" };
  await tx
    .insertInto("fundBatch")
    .values({ ...made, id, ...type, ...papers, amountFen: 1_000_000, allocatedFen })
    .execute();
  return id;
}

async function allocationTo(tx: Tx, project: Project, facts: { batchId: string; amountFen: number }): Promise<string> {
  const id = uuidv7();
  const use = { useCode: "industry", useName: "产业发展", status: "posted" } as const;
  const days = { onDay: "2025-03-01", movedOn: "2025-03-01" };
  await tx
    .insertInto("fundAllocation")
    .values({ ...made, ...ofTheProject(project), id, ...facts, ...use, ...days })
    .execute();
  return id;
}

async function splitOver(
  tx: Tx,
  project: Project,
  { allocationId, villages }: { allocationId: string; villages: Money["villages"] },
) {
  for (const [position, [name, amountFen]] of Object.entries(villages).entries()) {
    const place = {
      villageId: villageIds[name as keyof typeof villageIds],
      townshipId: townshipIds[name === "松坡" ? "松岭乡" : "柳溪镇"],
    };
    await tx
      .insertInto("allocationVillage")
      .values({ ...ofTheProject(project), allocationId, ...place, position, share: 1, amountFen })
      .execute();
  }
}

async function contractOf(tx: Tx, project: Project, amountFen: number): Promise<string> {
  const id = uuidv7();
  const about = { number: "合同1", party: "示例建筑公司", signedOn: "2025-03-02", madeBy: somebody };
  const kind = { form: "contract", category: "works" } as const;
  await tx
    .insertInto("projectContract")
    .values({ ...ofTheProject(project), id, ...about, ...kind, firstFen: amountFen, amountFen })
    .execute();
  return id;
}

async function paidBy(
  tx: Tx,
  project: Project,
  { contractId, paid }: { contractId: string; paid: NonNullable<Money["paid"]> },
) {
  for (const [n, [paidOn, amountFen]] of paid.entries()) {
    const asked = { requestedBy: somebody, requestedOn: paidOn, answeredBy: another, answeredOn: paidOn };
    const done = { status: "paid", paidBy: another, paidOn, voucher: `记-${n}` } as const;
    await tx
      .insertInto("payment")
      .values({ ...ofTheProject(project), id: uuidv7(), contractId, kind: "progress", amountFen, ...asked, ...done })
      .execute();
  }
}
