import type pg from "pg";
import { made } from "./country.ts";

const county = made(1, 1);

/**
 * Two villages with a file at work: one with everything, 5,000 entries among it, and one without entries. Around them 100,000 entries of
 * the other villages of the county. Made by SQL from running numbers, so that two runs measure the same.
 */
export async function loadVillages(client: pg.Client): Promise<{ full: string; bare: string }> {
  const { rows } = await client.query<{ village_id: string; township_id: string }>(
    "select village_id, township_id from case_file where county_id = $1 order by id limit 2",
    [county],
  );
  const [full, bare] = [rows[0]!, rows[1]!.village_id];
  await client.query(load(full));
  await client.query("vacuum analyze work_record, work_record, record_contact, team, posting, plan, plan_task, person");
  return { full: full.village_id, bare };
}

const load = ({ village_id: village, township_id: township }: { village_id: string; township_id: string }) => {
  const place = `'${county}', '${village}'::uuid, '${township}'::uuid`;
  const id = (kind: number, n: string) => `made(${kind}, (${n})::bigint)`;
  const team = `'${made(20, 1)}'::uuid`;
  return `
    create or replace function made(kind integer, n bigint) returns uuid language sql immutable as $$
      select ('01900000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
    insert into village_profile (county_id, village_id, township_id, overview, premises_area) values (${place}, repeat('村情概况。', 200), 300);
    insert into committee_member (county_id, village_id, township_id, id, committee, post, name, phone, position)
      select ${place}, ${id(40, "n")}, 'party', '委员' || n, '成员' || n, '13800000000', n from generate_series(1, 10) n;
    insert into venture (county_id, village_id, township_id, id, kind, name, yearly_fen, position)
      select ${place}, ${id(41, "n")}, 'lease', '项目' || n, n * 100000, n from generate_series(1, 10) n;
    insert into capable_person (county_id, village_id, township_id, id, name, field, position)
      select ${place}, ${id(42, "n")}, '能人' || n, '行业' || n, n from generate_series(1, 10) n;
    insert into grid (county_id, village_id, township_id, id, name, households, position)
      select ${place}, ${id(43, "n")}, '网格' || n, 40, n from generate_series(1, 10) n;
    insert into person (county_id, id, name, kind, post)
      select '${county}', ${id(30, "n")}, '干部' || n, 'county-leader', '职务' from generate_series(1, 6) n;
    insert into team (county_id, village_id, township_id, id, round_id, name, formed_on, term_to)
      values (${place}, ${team}, '${made(7, 1)}', '驻村工作队', '2026-03-20', '2028-03-20');
    insert into posting (county_id, village_id, township_id, id, team_id, slot, person_id, from_on, to_on)
      select ${place}, ${id(31, "n")}, ${team}, case when n < 4 then (array['county-leader', 'township-leader', 'first-secretary'])[n] else 'member' end,
        ${id(30, "n")}, '2026-03-20', '2028-03-20' from generate_series(1, 6) n;
    insert into plan (county_id, village_id, township_id, id, team_id, kind, year, month, status, aims)
      select ${place}, ${id(32, "n")}, ${team}, (array['three-year', 'annual', 'monthly'])[n], 2026, case n when 3 then 11 end, 'approved', repeat('总体目标。', 40)
      from generate_series(1, 3) n;
    insert into plan_task (county_id, village_id, township_id, id, plan_id, team_id, position, text, due_on, done_on)
      select ${place}, ${id(33, "n")}, ${id(32, "2")}, ${team}, n, '任务' || n, date '2026-10-01' + n, case when n % 2 = 0 then date '2026-10-20' end
      from generate_series(1, 40) n;
    insert into major_item (county_id, village_id, township_id, id, team_id, year, position, title, category, lands_on, status, planned_since)
      select ${place}, ${id(34, "n")}, ${team}, 2026, n, '重大帮扶事项' || n, 'infrastructure', '2026-12-20', 'under-way', '2026-04-01' from generate_series(1, 3) n;
    insert into work_record (county_id, village_id, township_id, id, kind, on_day, text, households, files, made_by)
      select ${place}, ${id(35, "n")}, 'household', date '2026-11-20' - (n / 8)::int, '走访群众，了解生产生活情况 ' || n, 3,
        case when n % 125 = 0 then jsonb_build_array(jsonb_build_object('id', ${id(36, "n")}, 'sha256', repeat('0', 64), 'name', '附件' || n || '.pdf', 'mediaType', 'application/pdf', 'bytes', 1)) else '[]' end,
        '${made(90, 1)}'::uuid from generate_series(1, 5000) n;
    insert into record_contact (county_id, village_id, township_id, record_id, name, phone, follow_up)
      select ${place}, ${id(35, "n")}, '赵某', '13900000000', '回访事项' from generate_series(1, 5) n;
    insert into work_record (county_id, village_id, township_id, id, kind, on_day, text, households, made_by)
      select v.county_id, v.id, v.township_id, ${id(37, "row_number() over ()")}, 'household', date '2026-11-20' - (n * 2)::int, '走访群众 ' || n, 2, '${made(90, 1)}'::uuid
      from (select * from village where county_id = '${county}' and id not in (select village_id from case_file where county_id = '${county}' order by id limit 2) limit 500) v,
        generate_series(1, 200) n;`;
};
