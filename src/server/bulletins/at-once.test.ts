import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate, type Tx } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import { today } from "../testing/api-test.ts";
import { accountIdOf, qinglan, villageIds } from "../testing/cast.ts";
import { aConfirmedRound, number } from "../testing/given-bulletins.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { approveBulletin, publishBulletin, saveBulletin, submitBulletin } from "./commands.ts";
import { createBulletin } from "./drafting.ts";
import { addItem, editItem, handInItem } from "./items.ts";
import { approveNaming, proposeNaming, refuseNaming } from "./namings.ts";
import { findBulletin } from "./queries.ts";
import { createSeries } from "./series.ts";

// Two truly at once need two connections and commits; this file has a database of its own.

const officer = (accountId: string) => ({
  accountId,
  name: "青岚县干部",
  role: "county" as const,
  organisationId: null,
  counties: [qinglan],
  townships: "all" as const,
  villages: "all" as const,
});
const [author, second] = [officer(accountIdOf(5)), officer(accountIdOf(6))];

let gate: Gate;
let roundId: string;

beforeAll(async () => {
  const ownerUrl = await ownDatabase("clone");
  ({ roundId } = await asOwner(ownerUrl, aConfirmedRound));
  gate = openGate(await appUrlOf(ownerUrl));
});
afterAll(() => gate.close());

const now = new Date();
const by = <Result>(
  actor: typeof author,
  act: (hand: { tx: Tx; actor: typeof author; today: string; now: Date }) => Promise<Result>,
) => gate.write(actor, (tx) => act({ tx, actor, today, now }));

async function anApproved() {
  const id = uuidv7();
  await by(author, (hand) => createBulletin(hand, { id, roundId, kind: "confirmation" }));
  const submitted = await by(author, (hand) => submitBulletin(hand, id, 1));
  const { version } = await by(second, (hand) => approveBulletin(hand, id, submitted));
  return { id, version };
}

const outcomes = async (acts: readonly Promise<unknown>[]) => {
  const results = await Promise.allSettled(acts);
  return results.map((one) => (one.status === "fulfilled" ? "done" : (one.reason as Problem).code)).toSorted();
};
const publish = ({ id, version }: { id: string; version: number }, documentNumber = number) =>
  by(author, (hand) => publishBulletin(hand, id, { version, documentNumber, issuedOn: today }));

test("one circular published twice at once goes out once", async () => {
  const approved = await anApproved();
  expect(await outcomes([publish(approved), publish(approved, "青组发〔2026〕13号")])).toEqual(["done", "stale"]);
});

test("two circulars never bear one number", async () => {
  const [one, other] = [await anApproved(), await anApproved()];
  const same = "青组发〔2026〕20号";
  expect(await outcomes([publish(one, same), publish(other, same)])).toEqual(["done", "refused"]);
});

test("two issues never bear one number: the second waits and is refused in plain words", async () => {
  const seriesId = uuidv7();
  const receivers = { reportTo: "", sendTo: "", issueTo: "", copies: null };
  const words = {
    name: "简报",
    masthead: "简报",
    issuer: "县驻村办",
    showsTotal: false,
    issuesBefore: 0,
    ...receivers,
  };
  await by(author, (hand) => createSeries(hand, { id: seriesId, counting: "round", ...words }));
  const anIssue = async () => {
    const id = uuidv7();
    await by(author, (hand) => createBulletin(hand, { id, roundId, kind: "briefing", seriesId }));
    const itemId = uuidv7();
    await by(author, (hand) => addItem(hand, id, { id: itemId, section: "", title: "题", credit: "" }));
    const text = { section: "", title: "题", credit: "", blocks: [{ kind: "paragraph" as const, text: "正文。" }] };
    await by(author, (hand) => editItem(hand, itemId, 1, text));
    await by(author, (hand) => handInItem(hand, itemId, 2));
    const submitted = await by(author, (hand) => submitBulletin(hand, id, 1));
    const { version } = await by(second, (hand) => approveBulletin(hand, id, submitted));
    return { id, version };
  };
  const [one, other] = [await anIssue(), await anIssue()];
  const issue = ({ id, version }: { id: string; version: number }) =>
    by(author, (hand) => publishBulletin(hand, id, { version, issueNumber: 18, issuedOn: today }));
  const results = await Promise.allSettled([issue(one), issue(other)]);
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as Problem] : []));
  expect(refused.map(({ code, message }) => [code, message])).toEqual([
    ["refused", expect.stringContaining("该期号已经使用") as string],
  ]);
});

test("a yes to a name is not taken back while the text goes out: one of the two is told", async () => {
  const [id, naming] = [uuidv7(), uuidv7()];
  await by(author, (hand) => createBulletin(hand, { id, roundId, kind: "confirmation" }));
  const subject = { kind: "village", subjectId: villageIds.上梨峪, short: false, purpose: "进展慢" } as const;
  await by(author, (hand) => proposeNaming(hand, id, { id: naming, ...subject }));
  const draft = await by(author, ({ tx, actor }) => findBulletin(tx, actor, id));
  const blocks = [{ kind: "paragraph" as const, text: `{{name:${naming}}}进展慢。` }];
  const { title, issuer, recipients, copyTo, printOffice, fontScheme } = draft!;
  const words = { title, issuer, recipients, copyTo, printOffice, fontScheme, documentNumber: "", blocks };
  await by(author, (hand) => saveBulletin(hand, id, 1, words));
  await by(second, (hand) => approveNaming(hand, naming));
  const submitted = await by(author, (hand) => submitBulletin(hand, id, 2));
  const { version } = await by(second, (hand) => approveBulletin(hand, id, submitted));
  // The refusal stands and is not yet committed when the publication looks at the names: it has to wait for it.
  const [refused, committing] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const refusing = by(second, async (hand) => {
    await refuseNaming(hand, naming, "情况有出入");
    refused.resolve(undefined);
    await committing.promise;
  });
  await refused.promise;
  const publishing = publish({ id, version }, "青组发〔2026〕30号").catch((problem: Problem) => problem);
  setTimeout(() => committing.resolve(undefined), 1500);
  await refusing;
  expect((await publishing) as Problem).toMatchObject({
    code: "refused",
    message: expect.stringContaining("还有点名未经另一人核准") as string,
  });
});
