import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { opinions } from "#contract/opinions.ts";
import { shortlists, verifications } from "#contract/shortlist.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { anOpenRound, aReviewedRound, handedIn, handIn } from "../testing/given-screening.ts";

onStage();

/** What the page lists under the filter of the address, which the 工作台 leads to. */
const listed = async (caller: Caller, id: string, status: "waiting" | "draft" | "returned") =>
  (await caller.call(assessments.list, { params: { id }, query: { status } })).total;

const roundOf = async (caller: Caller, id: string) =>
  (await caller.call(rounds.list, { query: {} })).find((one) => one.id === id)!;

const reviewOf = async (caller: Caller, id: string) =>
  (await caller.call(shortlists.waiting)).find((one) => one.id === id);

apiTest("a township's numbers are its own villages, and each is what its list shows", async (stage) => {
  const { id, county } = await anOpenRound(stage);
  const liuxi = await stage.as("township", "柳溪镇");
  const songling = await stage.as("township", "松岭乡");
  await handIn(liuxi, id, "上梨峪", handedIn.上梨峪);
  await handIn(songling, id, "松坡", handedIn.松坡);
  const params = { id, villageId: villageIds.上梨峪 };
  const { version } = await county.call(assessments.read, { params });
  await county.call(assessments.return, { params, body: { version, reason: "班子缺职人数与名册不符" } });

  expect(await roundOf(liuxi, id)).toMatchObject({ villages: 2, waiting: 1, draft: 0, returned: 1, townshipsOpen: 1 });
  expect(await roundOf(songling, id)).toMatchObject({ villages: 1, waiting: 0, returned: 0, townshipsOpen: 0 });
  expect(await roundOf(county, id)).toMatchObject({ villages: 3, waiting: 1, returned: 1, townshipsOpen: 1 });
  for (const caller of [liuxi, songling, county]) {
    const round = await roundOf(caller, id);
    for (const status of ["waiting", "draft", "returned"] as const)
      expect({ status, rows: await listed(caller, id, status) }).toEqual({ status, rows: round[status] });
  }
});

apiTest("a department waits for its own word, the county for any, for visits and for disagreements", async (stage) => {
  const { id, county } = await aReviewedRound(stage);
  const [discipline, petition] = [await stage.as("department", "县纪委监委"), await stage.as("department", "县信访局")];
  const [first, ...rest] = (await county.call(shortlists.read, { params: { id } })).rows;
  const all = 1 + rest.length;
  expect(await reviewOf(discipline, id)).toMatchObject({ unopined: all, unvisited: 0, villages: all });
  expect(await reviewOf(county, id)).toMatchObject({ unopined: all, unvisited: all, disputed: 0 });

  const villageId = first!.villageId;
  const remove = { id: uuidv7(), villageId, kind: "remove" as const, reason: "去年已整顿到位" };
  await discipline.call(opinions.write, { params: { id }, body: remove });
  const visit = {
    id: uuidv7(),
    villageId,
    visitedOn: today,
    visitors: "李某、王某",
    finding: "班子缺职两人",
    upheld: true,
  };
  await county.call(verifications.record, { params: { id }, body: visit });

  expect(await reviewOf(discipline, id)).toMatchObject({ unopined: all - 1, disputed: 1 });
  // What one body wrote is nothing to the next: neither its count nor its disagreement shows.
  expect(await reviewOf(petition, id)).toMatchObject({ unopined: all, disputed: 0 });
  expect(await reviewOf(county, id)).toMatchObject({ unopined: all - 1, unvisited: all - 1, disputed: 1 });
  expect(await reviewOf(await stage.as("county", "沐云县"), id)).toBeUndefined();
});

apiTest("a round whose review is over waits for nobody's opinion", async (stage) => {
  const { id, county, version } = await aReviewedRound(stage);
  await county.call(rounds.withdraw, { params: { id }, body: { version, reason: "名单需要重新核对" } });
  expect(await reviewOf(county, id)).toBeUndefined();
  expect(await reviewOf(await stage.as("department", "县信访局"), id)).toBeUndefined();
});
