-- Projects of county 1 in all gates with their months, money and assets, for bench/projects.ts: loaded by sets after country.sql.
-- Before it runs, the table `asked` (projects, payments) says how much. Everything follows from a running number, so two runs hold the same rows.

create table work as
select n, made(60, n) as id, made(1, 1)::text as county_id, 2023 + n % 4 as year, d.rank, greatest(d.rank - 6, 0) as passes,
  made(2, 101 + drawn(n, 40, 14)) as township_id, 1 + drawn(n, 40, 14) as t, case when n % 5 = 0 then 3 else 1 end as villages,
  (array['draft', 'declared', 'reviewed', 'argued', 'banked', 'rejected', 'withdrawn', 'approved', 'designed', 'budgeted', 'tendered', 'contracted', 'started',
    'completed', 'pre-accepted', 'accepted', 'settled', 'transferred', 'titled', 'in-upkeep', 'yielding'])[d.rank + 1] as status,
  (array['industry', 'infrastructure', 'public-service', 'party-premises', 'other'])[1 + drawn(n, 41, 5)] as kind,
  case when d.rank >= 12 then row_number() over (partition by d.rank >= 12 order by n) end as seq
from asked, generate_series(1, projects) n,
  lateral (select (select count(*)::int from unnest(array[3, 6, 9, 12, 20, 22, 24, 27, 30, 33, 36, 40, 60, 66, 70, 76, 82, 86, 90, 95]) bound
    where bound <= drawn(n, 42, 100)) as rank) d;
-- The villages of a project: a pooled one serves three townships.
create table served as
select w.n, w.id, w.county_id, k as position, made(2, 101 + (w.t - 1 + k) % 14) as township_id,
  made(3, 1 + ((w.t - 1 + k) % 14) * 43 + drawn(w.n, 43, 43)) as village_id
from work w, generate_series(0, villages - 1) k;
alter table work add column reach uuid[];
update work w set reach = s.ids from (select n, array_agg(distinct township_id) || array_agg(distinct village_id) as ids from served group by n) s where s.n = w.n;
create table spent as
select i, made(65, i) as id, w.n, (i - 1) / started as k, date '2024-03-01' + ((i * 7919) % 990)::int as on_day
from (select i, started from asked, (select count(*)::int as started from work where seq is not null) m, generate_series(1, payments) i) m
  join work w on w.seq = 1 + (i - 1) % started;
analyze work, served, spent;

insert into project (county_id, id, year, number, name, kind, asset_class, declared_from, township_id, content, owner, builder, estimate_fen, budget_fen, allocated_fen,
  contracted_fen, paid_fen, promised_fen, status, standing, plan_start_on, plan_finish_on, started_on, finished_on, reach, created_by)
select w.county_id, w.id, w.year, w.n, '第' || w.n || '号帮扶项目', w.kind, (array['operating', 'public', 'household'])[1 + w.n % 3], 'township', w.township_id,
  '建设内容和规模的说明。', '镇人民政府', case when rank >= 11 then '示例建设公司' else '' end, 60000000,
  case when rank >= 9 then 60000000 end, case when rank >= 7 then 50000000 + (w.n % 2) * 30000000 else 0 end, case when rank >= 11 then 50000000 else 0 end,
  coalesce(900000 * p.count, 0), 3000000, w.status, case w.n % 50 when 7 then 'paused' when 8 then 'changing' when 9 then 'terminated' else 'normal' end,
  make_date(w.year, 3, 1), date '2026-06-01' + drawn(w.n, 44, 400), case when rank >= 12 then make_date(w.year, 4, 1) end,
  case when rank >= 13 then date '2026-08-01' end, w.reach, made(90, 1)
from work w left join (select n, count(*) from spent group by n) p using (n);
insert into project_village (county_id, project_id, village_id, township_id, share, promised_fen, reach)
select s.county_id, s.id, s.village_id, s.township_id, 1, 1000000, w.reach from served s join work w using (n);
insert into project_step (county_id, id, project_id, action, from_status, to_status, from_standing, to_standing, on_day, reach, made_by)
select county_id, made(67, n * 20 + k), id, 'declare', 'draft', status, 'normal', 'normal', make_date(year, 1, 1) + k * 20, reach, made(90, 1)
from work, generate_series(1, 4 + passes) k;
insert into project_argument (county_id, id, project_id, held_on, place, chair, conclusion, text, concluded_on, concluded_by, reach, made_by)
select county_id, made(68, n), id, make_date(year, 1, 20), '县城', '张某', 'pass', '可行', make_date(year, 1, 20), made(90, 1), reach, made(90, 1) from work where rank >= 3;
insert into argument_opinion (county_id, id, argument_id, project_id, organisation_id, conclusion, text, written_on, reach, recorded_by)
select county_id, made(69, n), made(68, n), id, made(5, 1), 'pass', '同意', make_date(year, 1, 20), reach, made(90, 1) from work where rank >= 3;
create table gate as select * from unnest(array['approval', 'design', 'budget-review', 'tender', 'contract', 'start', 'completion', 'preliminary-acceptance',
  'final-acceptance', 'settlement', 'transfer', 'title', 'upkeep', 'income']) with ordinality g (gate, place);
insert into gate_plan (county_id, project_id, gate, start_on, finish_on, reach)
select county_id, id, gate, due - 10, due, reach from work, gate, lateral (select date '2026-01-01' + drawn(n, 44, 400) + (place * 20)::int as due) d where rank >= 7;
insert into gate_pass (county_id, id, project_id, gate, on_day, document, evidence, rule_version, passed_by, reach)
select county_id, made(70, n * 20 + place), id, gate, make_date(year, 2, 1) + (place * 20)::int, '文号', '[{"code":"a","name":"批复","reference":"1号"}]', 0, made(90, 1), reach
from work, gate where place <= passes;
insert into project_month (county_id, project_id, month, milestone, planned_percent, planned_fen, actual_percent, reported_by, reported_on, reach)
select county_id, id, month, '节点', k * 5, k * 2500000, case when month < '2026-11-01' then k * 4 end, case when month < '2026-11-01' then made(90, 1) end,
  case when month < '2026-11-01' then (month + interval '1 month')::date end, reach
from work, generate_series(1, 18) k, lateral (select (make_date(2024 + n % 2, 6, 1) + k * interval '1 month')::date as month) m where rank >= 11;
insert into project_meeting (county_id, id, project_id, held_on, chair, matter, decision, reach, made_by)
select county_id, made(71, n * 4 + k), id, date '2026-03-01' + k, '李某', '协调用地', '限期办结', reach, made(90, 1) from work, generate_series(1, 2) k where rank >= 12;
insert into quality_check (county_id, id, project_id, checked_on, checkers, conclusion, text, reach, made_by)
select county_id, made(72, n * 4 + k), id, date '2026-05-01' + k, '王某', 'good', '符合要求', reach, made(90, 1) from work, generate_series(1, 2) k where rank >= 12;

insert into fund_batch (county_id, id, type_code, type_name, level, year, document, document_on, received_on, amount_fen, allocated_fen, rule_version, made_by)
select made(1, 1)::text, made(63, b), 'type-' || b % 6, '第' || b % 6 || '类资金', (array['central', 'province', 'city', 'county', 'unit', 'donation'])[1 + b % 6], 2023 + b / 6,
  '文号' || b, make_date(2023 + b / 6, 1, 10), make_date(2023 + b / 6, 2, 1), 100000000000, 0, 0, made(90, 1) from generate_series(0, 23) b;
create table given as
select w.*, a, made(61, w.n * 2 + a) as allocation_id, made(63, (w.year - 2023) * 6 + (w.n + a) % 6) as batch_id, case a when 0 then 50000000 else 30000000 end as fen,
  case a when 0 then coalesce(p.paid, 0) else 0 end as paid
from work w left join (select n, count(*) * 900000 as paid from spent group by n) p using (n), generate_series(0, w.n % 2) a where rank >= 7;
update fund_batch b set allocated_fen = g.fen from (select batch_id, sum(fen) as fen from given group by 1) g where g.batch_id = b.id;
insert into fund_allocation (county_id, id, batch_id, project_id, use_code, use_name, on_day, amount_fen, paid_fen, status, moved_on, rule_version, reach, made_by)
select county_id, allocation_id, batch_id, id, 'U01', '产业', make_date(year, 3, 1), fen, paid, 'posted', make_date(year, 5, 1), 0, reach, made(90, 1) from given;
insert into allocation_village (county_id, allocation_id, project_id, village_id, township_id, position, share, amount_fen, reach)
select g.county_id, g.allocation_id, g.id, s.village_id, s.township_id, s.position, 1, g.fen / g.villages + case when s.position < g.fen % g.villages then 1 else 0 end, g.reach
from given g join served s using (n);
insert into project_contract (county_id, id, project_id, form, category, number, party, first_fen, amount_fen, paid_fen, signed_on, reach, made_by)
select county_id, made(62, n * 2 + c), id, 'contract', 'works', '合同' || c, '示例建设公司', case c when 0 then 30000000 else 20000000 end, case c when 0 then 30000000 else 20000000 end,
  coalesce(p.paid, 0), make_date(year, 3, 20), reach, made(90, 1)
from work cross join generate_series(0, 1) c left join (select n, (k % 3 = 2)::int as c, count(*) * 900000 as paid from spent group by 1, 2) p using (n, c) where rank >= 11;
create table sums as select s.*, w.id as project_id, w.reach, made(62, s.n * 2 + (s.k % 3 = 2)::int) as contract_id, made(61, s.n * 2) as allocation_id,
  made(63, (w.year - 2023) * 6 + w.n % 6) as batch_id from spent s join work w using (n);
insert into payment (county_id, id, project_id, contract_id, kind, amount_fen, papers, status, requested_by, requested_on, answered_by, answered_on, paid_by, paid_on, voucher, reach)
select made(1, 1)::text, id, project_id, contract_id, 'progress', 900000, '进度单', 'paid', made(64, 1), on_day, made(64, 2), on_day, made(64, 2), on_day, '凭' || i, reach from sums;
insert into payment (county_id, id, project_id, contract_id, kind, amount_fen, papers, status, requested_by, requested_on, answered_by, answered_on, reach)
select made(1, 1)::text, made(66, i), project_id, contract_id, 'progress', 100000, '进度单', case i % 2 when 0 then 'requested' else 'approved' end, made(64, 1),
  date '2026-11-10', case i % 2 when 1 then made(64, 2) end, case i % 2 when 1 then date '2026-11-12' end, reach from sums where i <= 200;
insert into payment_source (county_id, payment_id, allocation_id, amount_fen, reach)
select made(1, 1)::text, id, allocation_id, 900000, reach from sums union all select made(1, 1)::text, made(66, i), allocation_id, 100000, reach from sums where i <= 200;
insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, on_day, made_by, reach)
select county_id, 'receive', 'treasury', 'source', amount_fen, id, received_on, made(90, 1), '{}' from fund_batch where county_id = made(1, 1)::text;
insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, on_day, made_by, reach)
select county_id, 'allocate', 'project', 'treasury', fen, batch_id, allocation_id, id, make_date(year, 3, 1), made(90, 1), reach from given;
insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, contract_id, payment_id, on_day, document, made_by, reach)
select made(1, 1)::text, 'pay', 'spent', 'project', 900000, batch_id, allocation_id, project_id, contract_id, id, on_day, '凭' || i, made(64, 2), reach from sums;

insert into asset (county_id, id, number, name, class, project_id, township_id, village_id, owner_kind, owner, households, value_fen, transferred_on, caretaker, status, status_on,
  reach, created_by)
select w.county_id, made(73, w.n * 4 + k), w.n * 4 + k, '资产' || k, class, w.id, s.township_id, s.village_id, case class when 'household' then 'household' else 'village' end,
  '村股份经济合作社', case class when 'household' then 10 end, 10000000, '2026-09-01', '管护员', case when drawn(w.n * 4 + k, 45, 20) = 0 then 'idle' else 'in-use' end, '2026-09-01',
  w.reach, made(90, 1)
from work w join served s on s.n = w.n and s.position = 0, generate_series(1, 3) k, lateral (select (array['operating', 'public', 'household'])[1 + (w.n + k) % 3] as class) c
where rank >= 17;
insert into income (county_id, id, project_id, asset_id, kind, year, received_on, amount_fen, voucher, reach, made_by)
select w.county_id, made(74, w.n * 20 + k), w.id, made(73, w.n * 4 + 1), 'dividend', 2025 + k % 2, date '2025-01-10' + k * 30, 300000, '收' || k, w.reach, made(90, 1)
from work w, generate_series(1, 16) k where rank >= 17;
insert into income_village (county_id, income_id, village_id, township_id, year, amount_fen, reach)
select w.county_id, made(74, w.n * 20 + k), s.village_id, s.township_id, 2025 + k % 2, 300000 / w.villages, w.reach
from work w join served s using (n), generate_series(1, 16) k where rank >= 17;
insert into income_total (county_id, village_id, township_id, year, received_fen, reach)
select county_id, village_id, township_id, year, sum(amount_fen), array[township_id, village_id] from income_village where county_id = made(1, 1)::text group by 1, 2, 3, 4;
drop table work, served, spent, given, sums, gate, asked
