-- A made-up country for bench/pages.ts, loaded by sets. Before it runs, the table `measured` (counties, villages) says how large it is:
-- county 1 has 602 villages, county 2 has 1,526, the others 600, the last what is left. 136 counties make a province.
-- Everything follows from a running number, so two runs hold the same rows.

create function made(kind integer, n bigint) returns uuid language sql immutable parallel safe
  return ('01900000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

create function drawn(n bigint, salt integer, below integer) returns integer language sql immutable parallel safe
  return (hashint8extended(n, salt) & 2147483647)::bigint % below;

create table counted as
select i, made(1, i)::text as county_id, size as villages, sum(size) over (order by i) - size as before
from measured, generate_series(1, counties) i,
  lateral (select case i when 1 then 602 when 2 then 1526 when counties then villages - 602 - 1526 - 600 * (counties - 3) else 600 end as size) c;

insert into area (id, level, name, parent_id, code)
select 'p' || p, 'province', '示例' || p || '省', null, (10 + p)::text from generate_series(0, (select max(i - 1) / 136 from counted)) p;
insert into area (id, level, name, parent_id, code)
select distinct 'p' || (i - 1) / 136 || '-' || (i - 1) % 136 / 9, 'city', '示例' || (i - 1) % 136 / 9 || '市', 'p' || (i - 1) / 136, null from counted;
insert into area (id, level, name, parent_id, code)
select county_id, 'county', '示例' || i || '县', 'p' || (i - 1) / 136 || '-' || (i - 1) % 136 / 9, lpad(i::text, 6, '1') from counted;

insert into township (county_id, id, name, kind, sort_order)
select county_id, made(2, i * 100 + t), '第' || t || '镇', 'town', t from counted, generate_series(1, ceil(villages / 43.0)::int) t;

create table placed as
select c.county_id, c.i, c.before + n as n, n as of_county, made(3, c.before + n) as village_id, made(2, c.i * 100 + 1 + (n - 1) / 43) as township_id,
  (array['东','西','南','北','上','下','前','后'])[1 + n % 8] || (array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林'])[1 + drawn(c.before + n, 1, 16)]
    || (array['庄','家','营','屯','峪','沟','店','楼','桥','泉','坡','岭'])[1 + drawn(c.before + n, 2, 12)] || n as short_name
from counted c, generate_series(1, c.villages) n;

insert into village (county_id, id, township_id, name, match_name, kind, sort_order, households, population, party_members, collective_income_fen)
select county_id, village_id, township_id, short_name || '村', short_name, 'village', of_county % 43, 50 + drawn(n, 3, 900), 200 + drawn(n, 4, 3000),
  10 + drawn(n, 5, 80), drawn(n, 6, 5000000) from placed;
insert into place_code (county_id, place_id, scheme, code, vintage, township_id)
select county_id, village_id, 'nbs', lpad((370000000000 + n)::text, 12, '0'), '2024-01-01', township_id from placed;
insert into place_alias (county_id, id, village_id, township_id, name, match_name)
select county_id, made(4, n), village_id, township_id, '旧' || short_name || '村', '旧' || short_name from placed where n % 10 = 0;
insert into organisation (county_id, id, name, kind, level) select county_id, made(5, i), '县信访局', 'politics-law', 'county' from counted;

insert into manifestation_list (county_id, id, code, version, title, issued_by, origin, valid_from, items)
select county_id, made(6, i), 'typical-12', 1, '软弱涣散表现清单', '示例', 'typical', '2020-01-01',
  (select jsonb_agg(jsonb_build_object('code', 'M' || lpad(m::text, 2, '0'), 'name', '第' || m || '种情形', 'meaning', '情形的说明', 'evidence', '[]'::jsonb)) from generate_series(1, 12) m) from counted;
insert into round (county_id, id, name, status, manifestation_list_id, ratio_basis_points, rounding, tie, direct_hit_mode, cycle_months, deadline, opened_on, created_by)
select county_id, made(7, i), '第三轮', 'decided', made(6, i), 1500, 'floor', 'include', 'within', 24, '2026-03-31', '2026-01-15', made(90, 1) from counted;
insert into round_indicator (county_id, round_id, position, code, name, unit, direction, min, max, weight)
select county_id, made(7, i), p, 'I' || p, '指标' || p, '分', 'higher-worse', 0, 100, case p when 12 then 837 else 833 end from counted, generate_series(1, 12) p;

insert into assessment (county_id, round_id, village_id, township_id, village_code, township_order, status, values, manifestations)
select county_id, made(7, i), village_id, township_id, lpad((370000000000 + n)::text, 12, '0'), 1 + (of_county - 1) / 43, 'submitted',
  array[drawn(n,11,101),drawn(n,12,101),drawn(n,13,101),drawn(n,14,101),drawn(n,15,101),drawn(n,16,101),drawn(n,17,101),drawn(n,18,101),drawn(n,19,101),drawn(n,20,101),drawn(n,21,101),drawn(n,22,101)],
  case when n % 3 = 0 then '{M01,M08}'::text[] else '{}' end from placed;
insert into ranking (county_id, round_id, village_id, township_id, position, points, low, high, breakdown, missing, manifestations, direct_hit, listed, listed_runs, first_position, last_position)
select a.county_id, a.round_id, a.village_id, a.township_id, place, points, points, points, parts, array_fill(false, array[12]), a.manifestations, '{}',
  case when place <= villages * 15 / 100 then 'quota' end, greatest(0, 1000 - 10 * place)::int, greatest(1, place - 9), place + 9
from (
  select a.*, points, parts, c.villages, (row_number() over (partition by a.county_id order by points desc, village_id))::int as place
  from assessment a join counted c using (county_id),
    lateral (select array_agg((v * 833 / 100)::int) as parts, sum(v * 833 / 100)::int as points from unnest(a.values) v) p
) a;
insert into ranking_run (county_id, round_id, ran_by, villages, places, line, seed, stability_runs)
select county_id, made(7, i), made(90, 1), villages, villages * 15 / 100, 5000, 'bench', 1000 from counted;
insert into shortlist_entry (county_id, round_id, village_id, township_id, because, added_by)
select county_id, round_id, village_id, township_id, 'quota', made(90, 1) from ranking where listed is not null;
insert into decision (county_id, id, round_id, number, decided_on, made_by)
select county_id, made(8, i), made(7, i), '示组发〔2026〕12号', '2026-03-20', made(90, 1) from counted;
insert into decision_village (county_id, decision_id, village_id, township_id, outcome, level, reason)
select k.county_id, made(8, c.i), village_id, township_id, case when position % 2 = 1 then 'confirmed' else 'rejected' end,
  case when position % 2 = 1 then case when position % 3 = 0 then 'township' else 'county' end end, case when position % 2 = 0 then '实地核实不符' else '' end
from ranking k join counted c using (county_id) where listed is not null;
insert into case_file (county_id, id, round_id, village_id, township_id, decision_id, level, manifestations, opened_on, due_on)
select d.county_id, made(9, p.n), made(7, p.i), d.village_id, d.township_id, d.decision_id, d.level, '{M01}', '2026-03-20', '2028-03-20'
from decision_village d join placed p using (county_id, village_id) where outcome = 'confirmed';

-- Eight goals and one or two problems a file; of the deadlines some have passed, some are near, most are met.
insert into case_goal (county_id, id, case_id, village_id, township_id, field, task, text, measure, responsible_unit, responsible_person, due_on, done_on)
select f.county_id, made(10, f.n * 10 + g), f.id, f.village_id, f.township_id, 'organisation', 'recruit-members', '目标事项' || g, '措施', '县委组织部', '张某', due, case when drawn(f.n * 10 + g, 31, 10) < 7 then due - 5 end
from (select f.*, p.n from case_file f join placed p using (county_id, village_id)) f, generate_series(1, 8) g,
  lateral (select date '2026-09-01' + drawn(f.n * 10 + g, 30, 200) as due);
insert into case_problem (county_id, id, case_id, village_id, township_id, aspect, text, due_on, done_on)
select f.county_id, made(11, f.n * 10 + g), f.id, f.village_id, f.township_id, 'leadership', '问题' || g, due, case when drawn(f.n * 10 + g, 33, 10) < 5 then due - 5 end
from (select f.*, p.n from case_file f join placed p using (county_id, village_id)) f, generate_series(1, 2) g,
  lateral (select date '2026-10-01' + drawn(f.n * 10 + g, 32, 200) as due);
