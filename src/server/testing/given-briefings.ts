import { bulletinItems } from "#contract/bulletin-items.ts";
import { bulletins } from "#contract/bulletins.ts";
import { namings } from "#contract/namings.ts";
import { series } from "#contract/series.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { IssueCounting } from "#domain/bulletins/series.ts";
import type { NamingKind, NamingTone } from "#domain/bulletins/naming.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { Caller } from "./api-test.ts";
import { today } from "./api-test.ts";
import { approve } from "./given-bulletins.ts";

export async function aSeries(author: Caller, counting: IssueCounting = "round", name = "驻村帮扶工作简报") {
  const id = uuidv7();
  await author.call(series.create, {
    body: {
      id,
      name,
      masthead: name,
      issuer: "县驻村办",
      counting,
      showsTotal: true,
      issuesBefore: 51,
      reportTo: "市委组织部",
      sendTo: "县委常委",
      issueTo: "各乡镇党委，各驻村工作队",
      copies: 120,
    },
  });
  return id;
}

export async function anIssue(author: Caller, { roundId, seriesId }: { roundId: string; seriesId: string }) {
  const id = uuidv7();
  await author.call(bulletins.create, { body: { id, roundId, kind: "briefing", seriesId } });
  return id;
}

export const read = (caller: Caller, id: string) => caller.call(bulletins.get, { params: { id } });

export async function anItem(author: Caller, bulletinId: string, title: string, blocks: readonly Block[]) {
  const id = uuidv7();
  const words = { section: "工作动态", title, credit: "柳溪镇" };
  await author.call(bulletinItems.create, { params: { id: bulletinId }, body: { id, ...words } });
  const { version } = await author.call(bulletinItems.save, { params: { id }, body: { version: 1, ...words, blocks } });
  await author.call(bulletinItems.handIn, { params: { id }, body: { version } });
  return id;
}

export async function aNaming(
  author: Caller,
  bulletinId: string,
  kind: NamingKind,
  subjectId: string,
  tone: NamingTone = "fault",
) {
  const id = uuidv7();
  const body = { id, kind, tone, subjectId, purpose: { fault: "整改进展慢", praise: "措施到户到事" }[tone] };
  await author.call(namings.propose, { params: { id: bulletinId }, body });
  return id;
}

export async function write(author: Caller, id: string, blocks: readonly Block[], title?: string) {
  const stands = await read(author, id);
  return author.call(bulletins.save, {
    params: { id },
    body: { ...stands, title: title ?? stands.title, blocks },
  });
}

/** Submitted by its author and approved by another. */
export async function approved(author: Caller, second: Caller, id: string) {
  const { version } = await read(author, id);
  const submitted = await author.call(bulletins.submit, { params: { id }, body: { version } });
  return approve(second, id, submitted.version);
}

/** From draft to a numbered issue. */
export async function issueNumbered(author: Caller, second: Caller, id: string, issueNumber: number) {
  const { version } = await approved(author, second, id);
  return author.call(bulletins.publish, { params: { id }, body: { version, issueNumber, issuedOn: today } });
}
