create table work_record (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  team_id uuid,
  kind text not null check (kind in ('household', 'party-member', 'secretary', 'leader-visit', 'meeting', 'mediation', 'dispute', 'help', 'funds', 'study')),
  meeting text check (meeting in ('two-committees', 'members', 'representatives', 'other')),
  on_day date not null,
  text text not null default '',
  households integer not null default 0 check (households >= 0),
  party_members integer not null default 0 check (party_members >= 0),
  people integer not null default 0 check (people >= 0),
  activists integer not null default 0 check (activists >= 0),
  disputes integer not null default 0 check (disputes >= 0),
  resolved integer not null default 0 check (resolved >= 0),
  money_fen bigint not null default 0 check (money_fen >= 0),
  leader_id uuid,
  problem_id uuid,
  goal_id uuid,
  task_id uuid,
  project_id uuid,
  files jsonb not null default '[]',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id)
);
comment on table work_record is '纪实: one micro-entry, used everywhere and never counted as a score. money_fen is money recovered by a mediation or won as funds.';
comment on column work_record.leader_id is '包靠领导调研: the county or township leader who came, written down by his liaison.';
create index work_record_village_idx on work_record (county_id, village_id, on_day desc, id desc) where removed_at is null;
create index work_record_day_idx on work_record (county_id, on_day, kind) where removed_at is null;
select distribute('work_record');
select guard_village('work_record');
revoke delete on work_record from zhucun_app;

create table record_contact (
  county_id text not null,
  record_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  name text not null,
  phone text,
  follow_up text not null default '',
  closed_on date,
  primary key (county_id, record_id),
  foreign key (county_id, record_id) references work_record (county_id, id)
);
comment on table record_contact is '需要回访的联系人: kept only where follow-up needs a name; masked on every page, each reveal leaves an audit row.';
select distribute('record_contact');
select guard_village('record_contact');

create table monthly_report (
  county_id text not null,
  id uuid not null,
  team_id uuid,
  village_id uuid,
  township_id uuid not null,
  year integer not null check (year between 2000 and 2100),
  month integer not null check (month between 1 and 12),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'accepted')),
  due_on date not null,
  blocks jsonb not null default '[]',
  figures jsonb not null default '[]',
  return_reason text not null default '',
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  check ((team_id is null) = (village_id is null)),
  check (decided_by is null or decided_by <> submitted_by)
);
comment on table monthly_report is '月报 of a team, or of a township where team_id is null: writes itself from records and tasks, its author edits the words, figures stay bound until it is submitted.';
comment on column monthly_report.figures is 'Frozen at submission: every figure of the text with its definition, value and rows.';
create unique index monthly_report_team_idx on monthly_report (county_id, team_id, year, month) where team_id is not null;
create unique index monthly_report_township_idx on monthly_report (county_id, township_id, year, month) where team_id is null;
create index monthly_report_month_idx on monthly_report (county_id, year, month, township_id);
create index monthly_report_by_team_idx on monthly_report (county_id, team_id);
select distribute('monthly_report');
alter table monthly_report enable row level security;
-- A township's own report belongs to no village: a team or unit does not see it.
create policy reach on monthly_report to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0) end);
grant select, insert, update on monthly_report to zhucun_app;
