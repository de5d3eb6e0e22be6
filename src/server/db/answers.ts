import type { Actor } from "#domain/access.ts";
import { type Db, reachSettings } from "./db.ts";
import { stampOf } from "./stamps.ts";

/** Answers that many ask for at the same time: found once and shared until anything is written that could change them. */
export interface Answers {
  /**
   * The question must say everything the answer depends on but the rows: name, filters, day. Of reads alone: in a write nobody else may see
   * what it has changed so far.
   */
  shared<T>(asked: Asked, find: () => Promise<T>): Promise<T>;
}

interface Asked {
  readonly db: Db;
  readonly actor: Actor;
  readonly question: readonly unknown[];
}

interface Kept {
  readonly stamp: string;
  readonly answer: Promise<unknown>;
}

/**
 * The marks are read before the answer is looked for, so that it is at least as new as they are; and they lie in the database, so that what
 * another process wrote counts as well. An answer belongs to a reach: whoever reaches anything else asks for himself.
 */
export function openAnswers(most = 200): Answers {
  const kept = new Map<string, Kept>();
  const keep = (key: string, one: Kept) => {
    // The one nobody has asked for the longest goes first.
    kept.delete(key);
    kept.set(key, one);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
  };
  return {
    async shared<T>({ db, actor, question }: Asked, find: () => Promise<T>): Promise<T> {
      const stamp = await stampOf(db, actor);
      const key = keyOf(actor, question);
      const here = kept.get(key);
      if (here?.stamp === stamp) {
        keep(key, here);
        // Whoever was looking may have lost his connection; that is no answer for the others.
        return (here.answer as Promise<T>).catch(find);
      }
      const answer = find();
      keep(key, { stamp, answer });
      answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
      return answer;
    },
  };
}

/** Everything both walls ask of an actor; who he is matters to neither. */
function keyOf(actor: Actor, question: readonly unknown[]): string {
  const { role, counties, townships, villages, organisationId } = actor;
  const walls = reachSettings({ ...actor, accountId: "" });
  return JSON.stringify([walls, role, counties, townships, villages, organisationId, question]);
}

/** Every question is looked up anew: where rows change behind the back of the gate. */
export const noAnswers: Answers = { shared: (_asked, find) => find() };
