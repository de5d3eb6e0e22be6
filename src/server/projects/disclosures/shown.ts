import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskName, maskPhone } from "#domain/masking.ts";
import { answerRefusalLabel } from "#domain/projects/disclosures/labels.ts";
import type { DisclosureSubject } from "#domain/projects/disclosures/disclosure.ts";
import { isLate, type ObjectionChannel, type ObjectionResult } from "#domain/projects/disclosures/objection.ts";
import { type NoticeContent, noticeLines } from "#domain/projects/disclosures/wording.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { findProject } from "../rows.ts";
import { answerRefusalsOf } from "./answering.ts";
import { boundSha256, readContent } from "./content.ts";
import { findNotice, type WholeNotice } from "./rows.ts";
import { mayWithdraw } from "./withdrawing.ts";

interface ObjectionRow {
  readonly id: string;
  readonly noticeId: string;
  readonly title: string;
  readonly place: string;
  readonly untilOn: IsoDate;
  readonly receivedOn: IsoDate;
  readonly channel: ObjectionChannel;
  readonly text: string;
  readonly name: string;
  readonly phone: string;
  readonly receipt: string;
  readonly recordedBy: string | null;
  readonly answers: {
    readonly id: string;
    readonly result: ObjectionResult;
    readonly text: string;
    readonly done: string;
    readonly answeredOn: IsoDate;
    readonly answeredBy: string;
  }[];
}

/** What was said against notices, with the answers; names and phones masked. Open ones first. */
export async function listObjections(db: Db, actor: Actor, of: RawBuilder<unknown>) {
  const { rows } = await sql<ObjectionRow>`
    select o.id, o.disclosure_id as notice_id, d.title, d.until_on, o.received_on, o.channel, o.text, o.name, o.phone, o.receipt,
      coalesce((select v.name from village v where v.county_id = d.county_id and v.id = d.village_id),
        (select t.name from township t where t.county_id = d.county_id and t.id = d.township_id),
        project_place_name(d.county_id, coalesce(d.village_id, d.township_id)), '县级') as place,
      (select a.name from account a where a.id = o.recorded_by) as recorded_by,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'result', a.result, 'text', a.text, 'done', a.done,
          'answeredOn', a.answered_on, 'answeredBy', coalesce(c.name, '')) order by a.answered_at)
        from objection_answer a left join account c on c.id = a.answered_by
        where a.county_id = o.county_id and a.objection_id = o.id), '[]') as answers
    from objection o join disclosure d on d.county_id = o.county_id and d.id = o.disclosure_id
    where ${withinShared(actor, "o")} and ${withinShared(actor, "d")} and ${of}
    order by exists (select from objection_answer a where a.county_id = o.county_id and a.objection_id = o.id),
      o.received_on desc, o.received_at desc`.execute(db);
  return rows.map(({ untilOn, name, phone, ...row }) => ({
    ...row,
    late: isLate(row.receivedOn, untilOn),
    receipt: may(actor, "objection.write") ? row.receipt : "",
    name: name && maskName(name),
    phone: phone && maskPhone(phone),
  }));
}

export const wordsOf = (content: NoticeContent, subject: DisclosureSubject = "project") => ({
  lines: noticeLines(content, subject),
  beneficiaries: (content.beneficiaries ?? []).map(({ name, group, item }) => ({ name, group, item })),
});

/** One notice as it hung, with what was said against it. */
export async function readNotice(db: Db, actor: Actor, id: string, today: IsoDate) {
  const notice = await findNotice(db, actor, id, today);
  if (!notice) throw notFound("公示");
  const refusals = answerRefusalsOf(actor, notice).map((rule) => `${answerRefusalLabel[rule]}。`);
  const objections = await listObjections(db, actor, sql`d.id = ${id}`);
  const {
    content,
    subjectId: _s,
    townshipId: _t,
    villageId: _v,
    boundSha256: _b,
    reach: _r,
    sectorId: _d,
    ...shown
  } = notice;
  const { declaredBy: _by, postedName, ...rest } = shown;
  return {
    ...rest,
    ...wordsOf(content, notice.subjectKind),
    postedBy: postedName ?? "",
    changed: await hasChanged(db, actor, notice),
    objectionRows: objections.map(({ noticeId: _n, title: _title, place: _p, ...row }) => ({ ...row, refusals })),
    can: {
      withdraw: may(actor, "disclosure.write") && mayWithdraw(actor, notice),
      object: may(actor, "objection.write"),
      answer: may(actor, "objection.answer"),
    },
  };
}

async function hasChanged(db: Db, actor: Actor, notice: WholeNotice): Promise<boolean | null> {
  if (notice.projectId === null || notice.subjectKind !== "project" || notice.withdrawnOn !== null) return null;
  const project = await findProject(db, actor, notice.projectId);
  return project ? boundSha256(notice.step, await readContent(db, actor, project)) !== notice.boundSha256 : null;
}
