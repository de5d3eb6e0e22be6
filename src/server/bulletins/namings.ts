import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { editRefusals } from "#domain/bulletins/bulletin.ts";
import { bulletinRefusalLabel } from "#domain/bulletins/labels.ts";
import {
  maskOf,
  type NamingAction,
  namingCode,
  namingKey,
  type NamingKind,
  namingRefusalLabel,
  namingRefusals,
  namingsUsed,
  type NamingTone,
  namingToneLabel,
  shownToTownships,
} from "#domain/bulletins/naming.ts";
import { wholeText } from "#domain/bulletins/whole-text.ts";
import { addDays, type IsoDate } from "#domain/date.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import type { Marks } from "../figures/reading.ts";
import { ruleOf } from "../rules/queries.ts";
import { lockNaming, type NamingRow, subjectsOf } from "./naming-rows.ts";
import { type BulletinRow, lockBulletin } from "./queries.ts";

export const namingColumns = ["点名对象", "事由", "提出人", "核准人", "所处环节"] as const;

const valueOf = ({ id, tone, shown, purpose }: NamingRow): FigureValue => ({
  key: namingKey(id),
  code: namingCode,
  name: "点名",
  definition: `${namingToneLabel[tone]}：${purpose.replace(/[。.]$/u, "")}。`,
  unit: "",
  value: null,
  display: shown,
  columns: namingColumns,
});

/** The names a text may hold, as values of its marks. */
export const namingMarks = (namings: readonly NamingRow[]): Marks => ({
  code: namingCode,
  values: namings.map(valueOf),
});

export const usedNamings = (bulletin: BulletinRow, namings: readonly NamingRow[]): NamingRow[] => {
  const used = new Set(namingsUsed(wholeText(bulletin)));
  return namings.filter(({ id }) => used.has(id));
};

interface Hand {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: IsoDate;
  readonly now: Date;
}

interface Proposal {
  readonly id: string;
  readonly kind: NamingKind;
  readonly tone?: NamingTone;
  readonly subjectId: string;
  readonly short: boolean;
  readonly purpose: string;
}

/** 提出点名: whoever writes the text or an item of it. */
export async function proposeNaming(hand: Hand, bulletinId: string, proposal: Proposal) {
  const { tx, actor, today, now } = hand;
  const bulletin = await lockBulletin(tx, actor, bulletinId);
  if (!bulletin) throw notFound("通报");
  const why = editRefusals(bulletin, isContributor(bulletin, actor) ? bulletin.authorId : actor.accountId);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${bulletinRefusalLabel[rule]}。` })));
  const { countyId } = bulletin;
  const { id, kind, tone = "fault", subjectId, purpose } = proposal;
  const subject = await subjectsOf(tx, actor, countyId, kind).where("s.id", "=", subjectId).executeTakeFirst();
  if (!subject) throw notFound("点名对象");
  const { content: rule } = await ruleOf(tx, countyId, "naming", today);
  const { name, township, villageId, townshipId, organisationId } = subject;
  const shown = kind === "village" && !proposal.short ? `${township}${name}` : name;
  const masked = shownToTownships(tone, { shown, masked: maskOf(kind, township, rule.masking) });
  const words = { tone, name, shown, masked, purpose, proposedBy: actor.accountId, proposedAt: now };
  const saved = await tx
    .insertInto("bulletinNaming")
    .values({ countyId, id, bulletinId, kind, subjectId, villageId, townshipId, organisationId, ...words })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!saved) throw conflict("该点名已经提出，请刷新后查看。");
  await trace(hand, "bulletin.write", { countyId, id }, { action: "propose", shown, tone, purpose });
  return { id };
}

const isContributor = ({ items }: BulletinRow, { accountId }: Actor) =>
  items.some(({ authorId }) => authorId === accountId);

export const approveNaming = (hand: Hand, id: string) =>
  decide(hand, id, "approve", { status: "approved", approvedBy: hand.actor.accountId, approvedAt: hand.now });

export const refuseNaming = (hand: Hand, id: string, reason: string) =>
  decide(hand, id, "refuse", { status: "refused", approvedBy: null, approvedAt: null, refuseReason: reason });

export const removeNaming = (hand: Hand, id: string) =>
  decide(hand, id, "remove", { status: "removed", approvedBy: null, approvedAt: null });

interface Decision {
  readonly status: "approved" | "refused" | "removed";
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly refuseReason?: string;
}

async function decide(hand: Hand, id: string, action: NamingAction, decision: Decision) {
  const { tx, actor } = hand;
  const naming = await lockNaming(tx, actor, id);
  if (!naming) throw notFound("点名");
  const why = namingRefusals(naming, action, actor.accountId);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${namingRefusalLabel[rule]}。` })));
  const { countyId, shown } = naming;
  await tx
    .updateTable("bulletinNaming")
    .set(decision)
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const verb = action === "remove" ? "bulletin.write" : "naming.approve";
  await trace(hand, verb, naming, { action, shown, reason: decision.refuseReason });
  return { done: true as const };
}

/** Nobody takes his yes back between the look at the names and the day they go out. */
export const lockNamings = (tx: Tx, { countyId, id }: BulletinRow) =>
  tx
    .selectFrom("bulletinNaming as g")
    .where("g.countyId", "=", countyId)
    .where("g.bulletinId", "=", id)
    .select("g.id")
    .orderBy("g.id")
    .forUpdate()
    .execute();

/** 随文印发: from now on who is named for a fault may explain itself. Those proposed and not used are gone. */
export async function publishNamings(hand: Hand, bulletin: BulletinRow, namings: readonly NamingRow[], day: IsoDate) {
  const { tx, today } = hand;
  const used = usedNamings(bulletin, namings);
  const { content: rule } = await ruleOf(tx, bulletin.countyId, "naming", today);
  const unused = namings.filter((one) => !used.includes(one));
  if (unused.length > 0)
    await namingsOf(tx, bulletin, unused).set({ status: "removed", approvedBy: null, approvedAt: null }).execute();
  if (used.length > 0)
    await namingsOf(tx, bulletin, used)
      .set((eb) => ({
        publishedOn: day,
        replyBy: eb
          .case()
          .when("tone", "=", "fault")
          .then(sql<string>`${addDays(today, rule.replyDays)}::date`)
          .end(),
      }))
      .execute();
}

const namingsOf = (tx: Tx, { countyId }: BulletinRow, which: readonly NamingRow[]) =>
  tx
    .updateTable("bulletinNaming")
    .where("countyId", "=", countyId)
    .where(
      "id",
      "in",
      which.map(({ id }) => id),
    );

const trace = (
  { tx, actor }: Hand,
  verb: "bulletin.write" | "naming.approve",
  { countyId, id }: { countyId: string; id: string },
  detail: Record<string, unknown>,
) => record(tx, actor, { verb, countyId, subjectId: id, detail });
