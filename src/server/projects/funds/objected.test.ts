import { sql } from "kysely";
import { expect } from "vitest";
import { payments } from "#contract/payments.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aDisclosure, anObjection } from "../../testing/given-disclosures.ts";
import { aBatch, aContract, anAllocation, aPayment } from "../../testing/given-funds.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

apiTest(
  "while an objection waits for its answer nothing is asked for, approved or paid, in the database neither",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const project = await aProject(tx, { status: "started", budgetFen: 100_000_000 });
    const notice = await aDisclosure(tx, project);
    const { id: allocationId } = await anAllocation(tx, { batchId: (await aBatch(tx)).id, projectId: project.id });
    const { id: contractId } = await aContract(tx, { projectId: project.id });
    const asked = await aPayment(tx, { contractId, allocationId });
    const approved = await aPayment(tx, { contractId, allocationId, until: "approved" });
    await anObjection(tx, project, notice);
    const body = {
      ...{ id: uuidv7(), projectId: project.id, contractId, kind: "progress" as const, amountFen: 100 },
      ...{ onDay: "2026-06-01", sources: [{ allocationId, amountFen: 100 }] },
    };
    const posting = { version: 2, onDay: "2026-11-22", voucher: "凭9" };
    const refusals = [
      await county.refused(payments.request, { body }),
      await county.refused(payments.approve, { params: asked.params, body: { version: 1 } }),
      await county.refused(payments.post, { params: approved.params, body: posting }),
    ];
    for (const { reasons } of refusals)
      expect(reasons).toMatchObject([
        { rule: "objection-open", sentence: "还有 1 件公示异议没有答复，答复后再拨付。" },
      ]);
    const past = sql`select pay(${qinglan}, ${approved.id}::uuid, ${uuidv7()}::uuid, '2026-11-22', '凭9')`;
    await expect(past.execute(tx)).rejects.toThrow("an objection waits for its answer");
  },
);
