-- 统计期: what was done is counted between two days.
alter table bulletin add column period_from date;
alter table bulletin add column period_to date;
alter table bulletin add constraint bulletin_period_check check (period_from <= period_to);
comment on column bulletin.period_from is '统计期 of the numbers that count doings; null: from the opening of the round. period_to null: to the day the text is read or published.';
alter table bulletin drop constraint bulletin_kind_check;
alter table bulletin add constraint bulletin_kind_check check (kind in ('confirmation', 'progress', 'campaign'));

alter table monthly_report add column round_id uuid not null;
alter table monthly_report add constraint monthly_report_round_fkey foreign key (county_id, round_id) references round (county_id, id);
create index monthly_report_round_idx on monthly_report (county_id, round_id);
alter table monthly_report add column submitted_on date;
alter table monthly_report add column written jsonb not null default '[]';
comment on column monthly_report.written is 'The figures as they read when the draft was written: its author is told what has moved since.';

create table report_step (
  county_id text not null,
  id uuid not null,
  report_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  action text not null check (action in ('submit', 'withdraw', 'return', 'accept')),
  reason text not null default '',
  blocks jsonb not null default '[]',
  figures jsonb not null default '[]',
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (county_id, id),
  foreign key (county_id, report_id) references monthly_report (county_id, id)
);
comment on table report_step is '月报办理过程: who submitted, returned or accepted it and why; of a submission the text and the frozen figures. Only added.';
create index report_step_report_idx on report_step (county_id, report_id, made_at);
select distribute('report_step');
alter table report_step enable row level security;
create policy reach on report_step to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0) end);
grant select, insert on report_step to zhucun_app;
