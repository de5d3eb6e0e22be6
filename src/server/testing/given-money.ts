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

/** As the ledger would have written it: a batch of 10,000 元, an allocation split over villages, payments on one contract. */
export async function givenMoney(tx: Tx, { id: projectId, reach }: { id: string; reach: string[] }, given: Money) {
  const { allocatedFen, villages, paid = [] } = given;
  const [batchId, allocationId, contractId] = [uuidv7(), uuidv7(), uuidv7()];
  const type = {
    typeCode: "bridge",
    typeName: "衔接资金",
    level: "central",
    year: 2025,
    document: "青财〔2025〕3号",
  } as const;
  const made = { ruleVersion: 0, madeBy: somebody };
  const dates = { documentOn: "2025-02-01", receivedOn: "2025-02-10" };
  await tx
    .insertInto("fundBatch")
    .values({ countyId: qinglan, id: batchId, ...type, ...dates, ...made, amountFen: 1_000_000, allocatedFen })
    .execute();
  const use = {
    useCode: "industry",
    useName: "产业发展",
    onDay: "2025-03-01",
    movedOn: "2025-03-01",
    status: "posted",
  } as const;
  await tx
    .insertInto("fundAllocation")
    .values({
      countyId: qinglan,
      id: allocationId,
      batchId,
      projectId,
      ...use,
      ...made,
      amountFen: allocatedFen,
      reach,
    })
    .execute();
  for (const [position, [name, amountFen]] of Object.entries(villages).entries())
    await tx
      .insertInto("allocationVillage")
      .values({
        countyId: qinglan,
        allocationId,
        projectId,
        villageId: villageIds[name as keyof typeof villageIds],
        townshipId: townshipIds[name === "松坡" ? "松岭乡" : "柳溪镇"],
        position,
        share: 1,
        amountFen,
        reach,
      })
      .execute();
  const about = {
    number: "合同1",
    party: "示例建筑公司",
    signedOn: "2025-03-02",
    form: "contract",
    category: "works",
  } as const;
  await tx
    .insertInto("projectContract")
    .values({
      countyId: qinglan,
      id: contractId,
      projectId,
      ...about,
      firstFen: allocatedFen,
      amountFen: allocatedFen,
      madeBy: somebody,
      reach,
    })
    .execute();
  for (const [n, [paidOn, amountFen]] of paid.entries())
    await tx
      .insertInto("payment")
      .values({
        ...{
          countyId: qinglan,
          id: uuidv7(),
          projectId,
          contractId,
          kind: "progress",
          amountFen,
          status: "paid",
          reach,
        },
        ...{ requestedBy: somebody, requestedOn: paidOn, answeredBy: another, answeredOn: paidOn },
        ...{ paidBy: another, paidOn, voucher: `记-${n}` },
      })
      .execute();
}
