import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import type { Role } from "#domain/access.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { organisationIds, qinglan, townshipIds } from "../../testing/cast.ts";
import { aColleague, anOffice } from "../../testing/given-case-steps.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aFinding, fixerAccount } from "../../testing/given-findings.ts";
import { aPerson, aPosting, aTeam } from "../../testing/given-teams.ts";

onStage();

type Tx = Stage["tx"];
type To = "township" | "team" | "unit";

const rulesOf = async (asked: ReturnType<Caller["refused"]>) => (await asked).reasons.map(({ rule }) => rule);

/** What somebody is told who tries each way past the rule that the fixer never judges. */
async function attack(tx: Tx, caller: Caller, to: To) {
  const asked = await aFinding(tx, { status: "close-requested", to });
  const checked = await aFinding(tx, { status: "checked", to });
  const closed = await aFinding(tx, { status: "closed", to });
  const said = { version: 1, text: "现场核实" };
  const seen = { onDay: "2026-11-20", visitors: "督查组", text: "看过", result: "fixed" as const };
  const { params } = closed;
  return {
    check: await rulesOf(caller.refused(findings.check, { params: asked.params, body: said })),
    return: await rulesOf(caller.refused(findings.return, { params: asked.params, body: said })),
    close: await rulesOf(caller.refused(findings.close, { params: checked.params, body: said })),
    "look-back": await rulesOf(
      caller.refused(findings.lookBack, { params, body: { id: crypto.randomUUID(), version: 1, ...seen } }),
    ),
    offered: (
      await Promise.all([asked, checked, closed].map((one) => caller.call(findings.read, { params: one.params })))
    ).flatMap(({ acts }) => acts.filter(({ act, why }) => why.length === 0 && act !== "recall").map(({ act }) => act)),
  };
}

const all = (rule: string) => ({ check: [rule], return: [rule], close: [rule], "look-back": [rule], offered: [] });
const judges: readonly (readonly [Role, string])[] = [
  ["county", "青岚县"],
  ["inspector", "督查组"],
];

for (const [role, place] of judges) {
  apiTest(
    `of one person with two accounts the one as ${role} does not judge what the other rectified`,
    async (stage) => {
      const { tx } = stage;
      await aTeam(tx, await aDecidedRound(tx));
      for (const to of ["township", "team", "unit"] as const) {
        const { accountId, caller } = await aColleague(tx, role, place);
        const fixer = tx.selectFrom("account").where("id", "=", fixerAccount[to]);
        const { name, phone } = await fixer.select(["name", "phone"]).executeTakeFirstOrThrow();
        await tx.updateTable("account").set({ name, phone }).where("id", "=", accountId).execute();
        const seat = `judged-by-${to}`;
        const lookBack = await attack(tx, caller, to);
        expect(lookBack, to).toEqual({
          check: ["checked-by-hand", seat],
          return: ["checked-by-hand", seat],
          close: ["closed-by-hand", seat],
          "look-back": ["look-back-by-hand"],
          offered: [],
        });
        // Another name, or another telephone: somebody else.
        await tx.updateTable("account").set({ phone: "13900000001" }).where("id", "=", accountId).execute();
        const free = await aFinding(tx, { status: "close-requested", to });
        await caller.call(findings.check, { params: free.params, body: { version: 1, text: "" } });
      }
    },
  );
}

/** An inspector of the register with an account, whose person stands where the brief of the test says. */
async function anInspector(tx: Tx, over: Parameters<typeof aPerson>[1]) {
  const { accountId, caller } = await aColleague(tx, "inspector", "督查组");
  const personId = await aPerson(tx, over);
  await tx.insertInto("inspector").values({ countyId: qinglan, personId, accountId }).execute();
  return { caller, personId };
}

apiTest("an inspector does not judge what his own unit has to rectify", async ({ tx }) => {
  const { caller } = await anInspector(tx, { organisationId: organisationIds.县信访局 });
  expect(await attack(tx, caller, "unit")).toEqual(all("judged-by-unit"));
  const other = await aFinding(tx, { status: "checked", to: "township" });
  await caller.call(findings.close, { params: other.params, body: { version: 1, text: "" } });
});

apiTest("nor what lies in the township he is of, or the village he is posted to", async ({ tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const ofTownship = await anInspector(tx, { townshipId: townshipIds.柳溪镇 });
  expect(await attack(tx, ofTownship.caller, "township")).toEqual(all("judged-by-township"));
  const posted = await anInspector(tx, {});
  await aPosting(tx, posted.personId);
  expect(await attack(tx, posted.caller, "team")).toEqual(all("judged-by-team"));
});

apiTest(
  "the township's check is not made by somebody who also sits in the team or unit that rectifies",
  async ({ tx }) => {
    await aTeam(tx, await aDecidedRound(tx));
    for (const [to, role, place] of [
      ["team", "team", "驻村工作队"],
      ["unit", "unit", "县信访局"],
    ] as const) {
      const { accountId, caller } = await aColleague(tx, "township", "柳溪镇");
      await anOffice(tx, accountId, role, place);
      const finding = await aFinding(tx, { status: "close-requested", to, townCheck: true });
      const at = { params: finding.params, body: { version: 1, text: "已看过" } };
      expect(await rulesOf(caller.refused(findings.townCheck, at))).toEqual([`judged-by-${to}`]);
      expect(await rulesOf(caller.refused(findings.return, at))).toEqual([`judged-by-${to}`]);
      const { acts } = await caller.call(findings.read, { params: finding.params });
      expect(acts.filter(({ why }) => why.length === 0)).toEqual([]);
    }
  },
);
