import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { findKinship, lockKinship, lockPerson, saveKinship, setKinshipRemoved } from "./persons.ts";
import { lockVillages } from "./villages.ts";

interface Declaration {
  readonly id: string;
  readonly villageId: string;
  readonly relation: string;
  readonly declaredOn: string;
}

/** 亲属关系申报：from this day the match keeps him out of the village. */
export async function declareKinship(tx: Tx, actor: Actor, personId: string, declaration: Declaration, today: string) {
  const { id, villageId, declaredOn } = declaration;
  const person = await lockPerson(tx, actor, personId);
  if (!person || person.validTo !== null) throw notFound("干部");
  const [village] = await lockVillages(tx, actor, [villageId]);
  if (!village || village.validTo !== null) throw notFound("村（社区）");
  if (declaredOn > today)
    throw refused([{ rule: "declared-ahead", at: "declaredOn", sentence: "申报日期不能晚于今天。" }]);
  if (await lockKinship(tx, actor, id)) return { id };
  const { countyId } = person;
  if (await findKinship(tx, countyId, personId, villageId))
    throw refused([
      { rule: "kinship-twice", at: "villageId", sentence: `${person.name}在${village.name}的亲属关系已经申报过。` },
    ]);
  await saveKinship(tx, { ...declaration, countyId, personId });
  const detail = { added: { name: person.name, village: village.name, relation: declaration.relation } };
  await record(tx, actor, { verb: "person.edit", countyId, subjectId: personId, detail });
  return { id };
}

export async function withdrawKinship(tx: Tx, actor: Actor, id: string, reason: string, now: Date) {
  return changeKinship(tx, actor, id, { removedAt: now, detail: { action: "remove", reason } });
}

export async function restoreKinship(tx: Tx, actor: Actor, id: string) {
  return changeKinship(tx, actor, id, { removedAt: null, detail: { action: "restore" } });
}

async function changeKinship(
  tx: Tx,
  actor: Actor,
  id: string,
  { removedAt, detail }: { readonly removedAt: Date | null; readonly detail: Readonly<Record<string, string>> },
) {
  const known = await lockKinship(tx, actor, id);
  if (!known) throw notFound("亲属关系申报");
  const { countyId, personId, villageId, person, village } = known;
  if ((known.removedAt === null) === (removedAt === null)) return { done: true } as const;
  if (removedAt === null && (await findKinship(tx, countyId, personId, villageId)))
    throw refused([{ rule: "kinship-twice", sentence: `${person}在${village}的亲属关系已经重新申报过。` }]);
  await setKinshipRemoved(tx, known, removedAt);
  await record(tx, actor, {
    verb: "person.edit",
    countyId,
    subjectId: personId,
    detail: { ...detail, name: person, village },
  });
  return { done: true } as const;
}
