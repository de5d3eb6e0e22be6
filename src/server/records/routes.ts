import { type Actor, may } from "#domain/access.ts";
import { maskNameBriefly, maskPhone } from "#domain/masking.ts";
import { recordKinds } from "#domain/records/record.ts";
import { invalid, notFound } from "#contract/problem.ts";
import { records } from "#contract/records.ts";
import { record } from "../audit/record.ts";
import { listCaseCounties } from "../cases/queries.ts";
import { handle } from "../http/handle.ts";
import { writeWorkbook } from "../office/write-table.ts";
import { demoMarkOf } from "../people/demo.ts";
import { attachFile, downloadFile } from "./attachments.ts";
import { addRecord, editRecord, restoreRecord, withdrawRecord } from "./commands.ts";
import { closeContact, revealContact } from "./contacts.ts";
import { recordSheet } from "./document.ts";
import { sumRecords } from "./months.ts";
import {
  countyOf,
  findRecord,
  listForSheet,
  listLeaders,
  listLinks,
  listPlaces,
  listRecords,
  type RecordRow,
} from "./queries.ts";

const sheetLimit = 20_000;

/** Names and phones leave the server masked; the one way to see them is reveal, which leaves a trace. */
function shownRecord(actor: Actor, row: RecordRow) {
  const { contact, removedAt, madeBy } = row;
  const own = may(actor, "record.write") && madeBy === actor.accountId;
  const withdrawn = removedAt !== null;
  return {
    ...row,
    withdrawn,
    contact: contact && {
      ...contact,
      name: maskNameBriefly(contact.name),
      phone: contact.phone === null ? null : maskPhone(contact.phone),
    },
    can: {
      edit: own && !withdrawn,
      withdraw: own && !withdrawn,
      restore: own && withdrawn,
      reveal: contact !== null && may(actor, "record.reveal"),
    },
  };
}

export const recordRoutes = [
  handle(records.list, async ({ db, actor, query: { after, size, ...filter } }) => {
    const { rows, next } = await listRecords(db, actor, filter, { after, size });
    return { rows: rows.map((row) => shownRecord(actor, row)), next };
  }),
  handle(records.totals, ({ db, actor, query, today }) => sumRecords(db, actor, { ...query, today })),
  handle(records.choices, async ({ db, actor, query, today }) => {
    const countyId = countyOf(actor, query.countyId);
    const villages = await listPlaces(db, actor, countyId, today);
    const standing = villages.filter(({ endedOn }) => endedOn === null);
    const townships = [...new Map(villages.map(({ townshipId: id, township: name }) => [id, { id, name }])).values()];
    const writes = may(actor, "record.write");
    const villageId = query.villageId ?? (standing.length === 1 ? standing[0]!.id : undefined);
    const none = { problems: [], goals: [], tasks: [] };
    return {
      today,
      counties: await listCaseCounties(db, actor),
      townships,
      villages,
      leaders: writes ? await listLeaders(db, actor, countyId, villageId) : [],
      ...(writes && villageId ? await listLinks(db, actor, countyId, villageId) : none),
      kinds: !writes ? [] : actor.role === "unit" ? (["leader-visit"] as const).slice() : [...recordKinds],
    };
  }),
  handle(records.read, async ({ db, actor, params }) => {
    const row = await findRecord(db, actor, params.id);
    if (!row) throw notFound("纪实");
    return shownRecord(actor, row);
  }),

  handle(records.add, ({ tx, actor, body, today }) => addRecord(tx, actor, body, today)),
  handle(records.edit, ({ tx, actor, params, body: { contact, ...body }, today }) =>
    editRecord(tx, actor, params.id, { ...body, ...(contact !== undefined && { contact }) }, today),
  ),
  handle(records.withdraw, ({ tx, actor, params, body, now }) =>
    withdrawRecord(tx, actor, params.id, body.version, now),
  ),
  handle(records.restore, ({ tx, actor, params, body }) => restoreRecord(tx, actor, params.id, body.version)),
  handle(records.reveal, ({ tx, actor, params, body }) => revealContact(tx, actor, params.id, body.reason)),
  handle(records.close, ({ tx, actor, params, body, today }) => closeContact(tx, actor, params.id, body.done, today)),

  handle(records.attach, ({ tx, actor, query, file, ground }) =>
    attachFile(tx, actor, { ...query, dataDir: ground.config.dataDir }, file),
  ),
  handle(records.file, ({ tx, actor, params, ground }) =>
    downloadFile(tx, actor, ground.config.dataDir, params.id, params.fileId),
  ),
  handle(records.export, async ({ tx, actor, body: { reason, ...asked }, today }) => {
    const countyId = countyOf(actor, asked.countyId);
    const rows = await listForSheet(tx, actor, asked, sheetLimit + 1);
    if (rows.length > sheetLimit)
      throw invalid(`符合条件的纪实超过 ${sheetLimit} 条，请按乡镇、村或者日期筛选后分次导出。`);
    await record(tx, actor, {
      verb: "record.read",
      countyId,
      subjectId: "sheet",
      detail: { act: "download", reason, ...asked },
    });
    const note = `导出日期 ${today}，导出人 ${actor.name}，事由：${reason}。联系人已脱敏。纪实不作为考核评分依据。`;
    return {
      fileName: `纪实 ${today}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: await writeWorkbook([recordSheet(rows, note, await demoMarkOf(tx, [countyId]))]),
    };
  }),
];
