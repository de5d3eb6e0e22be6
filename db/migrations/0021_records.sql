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
  leader_kind text check (leader_kind in ('county-leader', 'township-leader', 'unit-head')),
  problem_id uuid,
  goal_id uuid,
  task_id uuid,
  project_id uuid,
  files jsonb not null default '[]',
  near_percent smallint check (near_percent between 0 and 100),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  check ((kind = 'meeting') = (meeting is not null)),
  check ((kind = 'leader-visit') = (leader_id is not null)),
  check ((leader_id is null) = (leader_kind is null))
);
comment on table work_record is '纪实: one micro-entry, used everywhere and never counted as a score. money_fen is money recovered by a mediation or won as funds.';
comment on column work_record.leader_id is '包靠领导调研: the county or township leader, or the head of the sending unit, who came; written down by his liaison.';
comment on column work_record.leader_kind is 'In which capacity he came that day: it stays when his post changes.';
comment on column work_record.near_percent is 'How alike the nearest other text was when this was saved; a later draw may look there more likely. Shown to nobody.';
-- Pages by key: newest first within a village, a township, a kind, a county.
create index work_record_village_idx on work_record (county_id, village_id, on_day desc, id desc) where removed_at is null;
create index work_record_township_idx on work_record (county_id, township_id, on_day desc, id desc) where removed_at is null;
create index work_record_kind_idx on work_record (county_id, kind, on_day desc, id desc) where removed_at is null;
create index work_record_day_idx on work_record (county_id, on_day desc, id desc) where removed_at is null;
create index work_record_leader_idx on work_record (county_id, leader_id, on_day desc, id desc) where leader_id is not null and removed_at is null;
create index work_record_problem_idx on work_record (county_id, problem_id, on_day desc, id desc) where problem_id is not null and removed_at is null;
create index work_record_goal_idx on work_record (county_id, goal_id, on_day desc, id desc) where goal_id is not null and removed_at is null;
create index work_record_task_idx on work_record (county_id, task_id, on_day desc, id desc) where task_id is not null and removed_at is null;
select distribute('work_record');
select guard_village('work_record');
revoke delete on work_record from zhucun_app;

create table record_contact (
  county_id text not null,
  record_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  name text not null check (name <> ''),
  phone text,
  follow_up text not null check (follow_up <> ''),
  closed_on date,
  primary key (county_id, record_id),
  foreign key (county_id, record_id) references work_record (county_id, id)
);
comment on table record_contact is '需要回访的联系人: kept only where follow-up needs a name; masked on every page, each reveal leaves an audit row.';
comment on column record_contact.follow_up is 'What the name is needed for; without a purpose there is no contact.';
select distribute('record_contact');
select guard_village('record_contact');

create table record_file (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (county_id, id)
);
comment on table record_file is '纪实附件: a picture or paper sent up for an entry of this village; the entry names it, nothing ever has to have one.';
select distribute('record_file');
select guard_village('record_file');
revoke update, delete on record_file from zhucun_app;

create table record_month (
  county_id text not null,
  month date not null check (extract(day from month) = 1),
  village_id uuid not null,
  kind text not null,
  part text not null default '',
  township_id uuid not null,
  times integer not null default 0,
  households integer not null default 0,
  party_members integer not null default 0,
  people integer not null default 0,
  activists integer not null default 0,
  disputes integer not null default 0,
  resolved integer not null default 0,
  money_fen bigint not null default 0,
  primary key (county_id, month, village_id, kind, part)
) with (fillfactor = 60);
comment on table record_month is '纪实月汇总: what the entries of a village add up to in a month, kept by the same statement that writes them. No bounds here: an upsert first tries its difference as a row.';
comment on column record_month.part is 'The kind of a meeting or of a leader; empty for other kinds.';
comment on column record_month.times is 'How often a meeting was held or a leader came. 0 for every other kind: entries are not counted.';
create index record_month_village_idx on record_month (county_id, village_id, month);
select distribute('record_month');
select guard_village('record_month');
revoke delete on record_month from zhucun_app;

create table record_print (
  county_id text not null,
  record_id uuid not null,
  bands integer[] not null,
  sketch bytea not null,
  primary key (county_id, record_id)
);
comment on table record_print is '文字指纹 of an entry: hashes from which no text can be read back, so that a copy is noticed also where the other text is out of reach. county_id is part of each hash.';
-- Every entry saved is also a look: a list of what waits to be indexed would be read from end to end each time.
create index record_print_bands_idx on record_print using gin (bands) with (fastupdate = off);
select distribute('record_print');
select guard('record_print');

-- Asked as the owner of the table: behind row-level security the overlap of two arrays never finds its index, as only operators sworn to leak
-- nothing do. The county is held against the reach here instead.
create function near_prints(county text, wanted integer[], self uuid, most integer)
  returns table (record_id uuid, sketch bytea) language plpgsql stable security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return; end if;
  return query select p.record_id, p.sketch from record_print p
    where p.county_id = county and p.bands && wanted and p.record_id <> self limit most;
end $$;
revoke all on function near_prints from public;
grant execute on function near_prints to zhucun_app;

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
