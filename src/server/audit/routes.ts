import { audits } from "#contract/audit.ts";
import { detailText } from "#domain/audit/detail.ts";
import { asRole, auditLabel } from "#domain/audit/labels.ts";
import { handle } from "../http/handle.ts";
import { toCsv } from "../office/csv.ts";
import { noCounty, record } from "./record.ts";
import { listAudit, listAuditForExport, listSealStates } from "./queries.ts";
import { verifyAudit } from "./seal.ts";

const exportLimit = 100_000;

export const auditRoutes = [
  handle(audits.list, ({ db, query: { page, size, ...filter } }) => listAudit(db, filter, { page, size })),
  handle(audits.seals, ({ db }) => listSealStates(db)),
  handle(audits.verify, async ({ tx, actor }) => {
    const report = await verifyAudit(tx);
    await record(tx, actor, {
      verb: "audit.read",
      countyId: noCounty,
      subjectId: "verify",
      detail: { whole: report.whole },
    });
    return report;
  }),
  handle(audits.export, async ({ tx, actor, body, today }) => {
    const rows = await listAuditForExport(tx, body, exportLimit);
    await record(tx, actor, {
      verb: "audit.export",
      countyId: noCounty,
      subjectId: "audit",
      detail: { rows: rows.length, ...body },
    });
    const table = rows.map((row) => [
      row.at,
      row.countyId,
      row.accountName,
      asRole(row.role),
      auditLabel[row.verb] ?? row.verb,
      row.subjectName ?? row.subjectId,
      detailText(row.verb, row.detail),
      row.sealNumber ?? "",
    ]);
    return {
      fileName: `审计日志 ${today}.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: toCsv([["时间", "区域", "账号", "岗位", "事项", "对象", "内容", "封存号"], ...table]),
    };
  }),
];
