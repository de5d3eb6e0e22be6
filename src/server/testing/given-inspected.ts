import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { ChecklistItem } from "#domain/inspections/checklist.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan, townshipIds } from "./cast.ts";
import { aPerson } from "./given-teams.ts";

const asked = (code: string, text: string): ChecklistItem => ({
  code,
  text,
  kind: "yes-no",
  required: true,
  basis: "",
  badWhen: "no",
  unit: "",
  atMost: null,
  badAbove: null,
  options: [],
  finding: { category: "", severity: null, type: null },
});

const items = [
  asked("on-duty", "工作队人员在岗到位"),
  asked("plan", "制定了帮扶计划"),
  asked("measures", "措施具体可行"),
];

/** 116 teams inspected by 5 groups, half in either township: 96 on duty and 20 not, 114 with a plan, 8 with measures that say nothing. */
export async function aLargeInspection(tx: Tx, status: "drawn" | "finished" = "finished") {
  const [planId, inspectionId] = [uuidv7(), uuidv7()];
  const own = { countyId: qinglan, createdBy: accountIdOf(5) };
  await tx
    .insertInto("inspectionPlan")
    .values({ ...own, id: planId, year: 2026, title: "2026年度督查计划", basis: "青办发〔2026〕2号" })
    .execute();
  const approval = { basis: "2026年度督查计划", approver: "县委督查工作领导小组", approvedOn: "2026-11-01" };
  const checklist = JSON.stringify({
    code: "duty",
    title: "在岗履责",
    subject: "team",
    source: "示例",
    sections: [{ title: "履责", items }],
  });
  const days = { startsOn: "2026-11-10", endsOn: "2026-11-20" };
  await tx
    .insertInto("inspection")
    .values({
      ...own,
      ...approval,
      ...days,
      id: inspectionId,
      planId,
      title: "驻村工作队督查",
      subject: "team",
      checklist,
      status,
    })
    .execute();
  for (let group = 1; group <= 5; group += 1) {
    const personId = await aPerson(tx, { name: `督查${group}` });
    await tx.insertInto("inspector").values({ countyId: qinglan, personId }).execute();
    await tx
      .insertInto("inspectionMember")
      .values({ countyId: qinglan, inspectionId, personId, groupNumber: group })
      .execute();
  }
  await fillObjects(tx, inspectionId);
  return { inspectionId };
}

async function fillObjects(tx: Tx, inspectionId: string) {
  const [near, next] = [townshipIds.柳溪镇, townshipIds.松岭乡];
  await sql`insert into inspection_object (county_id, id, inspection_id, subject_id, township_id, name, position, group_number)
    select ${qinglan}, gen_random_uuid(), ${inspectionId}::uuid, gen_random_uuid(),
      case when n % 2 = 0 then ${near}::uuid else ${next}::uuid end, '第' || n || '工作队', n, 1 + n % 5
    from generate_series(1, 116) as n`.execute(tx);
  const visited = (onDay: string, asOfDraft: boolean) => sql`insert into visit (county_id, id, inspection_id, object_id,
      township_id, kind, on_day, visitors, inspectors, answers, status, submitted_by, submitted_at, made_by)
    select o.county_id, gen_random_uuid(), o.inspection_id, o.id, o.township_id, 'inspection', ${onDay}::date, '督查组', array[gen_random_uuid(), gen_random_uuid()],
      jsonb_build_array(
        jsonb_build_object('item', 'on-duty', 'value', case when ${asOfDraft} or o.position > 96 then 'no' else 'yes' end, 'note', ''),
        jsonb_build_object('item', 'plan', 'value', case when o.position > 114 then 'no' else 'yes' end, 'note', ''),
        jsonb_build_object('item', 'measures', 'value', case when o.position <= 8 then 'no' else 'yes' end, 'note', '')),
      'submitted', ${accountIdOf(5)}::uuid, now(), ${accountIdOf(5)}::uuid
    from inspection_object o where o.inspection_id = ${inspectionId}::uuid ${asOfDraft ? sql`and o.position <= 3` : sql``}`;
  // Three were seen twice: what the later visit found holds.
  await visited("2026-11-11", true).execute(tx);
  await visited("2026-11-15", false).execute(tx);
}

/** What the inspection found: one closed, one late, one of the county's own. */
export async function itsFindings(tx: Tx, inspectionId: string) {
  const shared = {
    countyId: qinglan,
    inspectionId,
    source: "inspection",
    foundOn: "2026-11-15",
    basis: "",
    type: "dated",
    clockFrom: "2026-11-15",
    createdBy: accountIdOf(5),
  } as const;
  const [near, next] = [townshipIds.柳溪镇, townshipIds.松岭乡];
  const rows = [
    {
      number: 9001,
      townshipId: near,
      category: "履职能力",
      severity: "serious",
      status: "registered",
      dueOn: "2026-11-18",
    },
    {
      number: 9002,
      townshipId: near,
      category: "履职能力",
      severity: "ordinary",
      status: "registered",
      dueOn: "2026-12-18",
    },
    { number: 9003, townshipId: next, category: "四个一落实", severity: "ordinary", status: "registered", dueOn: null },
  ] as const;
  for (const row of rows)
    await tx
      .insertInto("finding")
      .values({ ...shared, ...row, id: uuidv7(), description: `问题${row.number}` })
      .execute();
}
