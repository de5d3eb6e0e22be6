create table match_run (
  county_id text not null references area (id),
  id uuid not null,
  round_id uuid not null,
  status text not null default 'waiting' check (status in ('waiting', 'solving', 'solved', 'infeasible', 'failed', 'confirmed', 'superseded', 'discarded')),
  rule_version integer not null default 0,
  settings jsonb not null,
  input jsonb not null,
  result jsonb,
  picks jsonb,
  edits jsonb not null default '[]',
  based_on uuid,
  job_id uuid,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id)
);
comment on table match_run is '人岗相适匹配方案: settings, the frozen input, and what the solver proposed with reasons; a person confirms.';
comment on column match_run.rule_version is 'Of the county''s rule the settings began with; 0: what is shipped.';
comment on column match_run.picks is 'The plan as it stands: what the solver proposed, with what was changed by hand.';
comment on column match_run.based_on is 'The plan of the round that was confirmed when this one was asked for; when another has been confirmed since, this one is too late.';
comment on column match_run.edits is 'Changes by hand in their order: seats, who, when; the last can be taken back.';
create index match_run_round_idx on match_run (county_id, round_id, created_at desc);
create unique index match_run_confirmed_idx on match_run (county_id, round_id) where status = 'confirmed';
select distribute('match_run');
select guard('match_run');
revoke delete on match_run from zhucun_app;

create table match_pin (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  village_id uuid not null,
  slot text not null check (slot in ('county-leader', 'township-leader', 'first-secretary', 'paired-unit', 'member')),
  person_id uuid,
  organisation_id uuid,
  kind text not null check (kind in ('pin', 'ban')),
  reason text not null default '',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check ((person_id is null) <> (organisation_id is null))
);
comment on table match_pin is '指定与排除: by hand, somebody goes to this village in this slot, or does not.';
create index match_pin_round_idx on match_pin (county_id, round_id);
create index match_pin_village_idx on match_pin (county_id, village_id);
create index match_pin_person_idx on match_pin (county_id, person_id);
create index match_pin_organisation_idx on match_pin (county_id, organisation_id);
select distribute('match_pin');
select guard('match_pin');
revoke delete on match_pin from zhucun_app;

create table match_distance (
  county_id text not null,
  organisation_id uuid not null,
  township_id uuid not null,
  minutes integer not null check (minutes between 1 and 600),
  primary key (county_id, organisation_id, township_id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id)
);
comment on table match_distance is '车程: minutes from a unit to a township, where known.';
create index match_distance_township_idx on match_distance (county_id, township_id);
select distribute('match_distance');
select guard('match_distance');

create table team (
  county_id text not null references area (id),
  id uuid not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  organisation_id uuid,
  name text not null check (name <> ''),
  formed_on date not null,
  term_to date not null,
  docked_on date,
  docked_note text not null default '',
  dissolved_on date,
  dissolve_reason text not null default '',
  match_run_id uuid,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, match_run_id) references match_run (county_id, id),
  check (term_to >= formed_on)
);
comment on table team is '驻村工作队: one for a village while it stands. organisation_id is the paired unit 结对单位.';
comment on column team.docked_on is '对接: the day the team met the village''s two committees and took over; null until then.';
create unique index team_standing_idx on team (county_id, village_id) where dissolved_on is null;
create index team_village_idx on team (county_id, village_id);
create index team_round_idx on team (county_id, round_id, township_id);
create index team_organisation_idx on team (county_id, organisation_id);
create index team_match_idx on team (county_id, match_run_id);
select distribute('team');
select guard_village('team');
revoke delete on team from zhucun_app;
-- Granting an office of a team means naming it; the security administrator sees names and nothing else.
create policy grant_office on team for select to zhucun_app using (current_setting('app.role', true) = 'security-admin');

create table posting (
  county_id text not null,
  id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  slot text not null check (slot in ('county-leader', 'township-leader', 'first-secretary', 'paired-unit', 'member')),
  person_id uuid,
  organisation_id uuid,
  from_on date not null,
  to_on date not null,
  ended_on date,
  end_reason text not null default '',
  membership_moved_on date,
  predecessor_id uuid,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, predecessor_id) references posting (county_id, id),
  check (to_on >= from_on),
  check (ended_on is null or ended_on >= from_on),
  check ((slot = 'paired-unit') = (person_id is null)),
  check (slot <> 'paired-unit' or organisation_id is not null)
);
comment on table posting is '派驻: one of the four-one 四个一 or a member of the team, dated. For a person, organisation_id is the unit that sent him.';
comment on column posting.to_on is 'End of the term as decided; ended_on is the last day in fact, when it ended earlier or was closed.';
comment on column posting.membership_moved_on is '党组织关系转接: the day, noted; null while not moved.';
-- 一人一岗：a cadre stands in one village at a time. Each of the four slots is held once at a time.
create unique index posting_cadre_idx on posting (county_id, person_id) where slot in ('first-secretary', 'member') and ended_on is null;
create unique index posting_slot_idx on posting (county_id, team_id, slot) where slot <> 'member' and ended_on is null;
create index posting_team_idx on posting (county_id, team_id);
create index posting_village_idx on posting (county_id, village_id);
create index posting_person_idx on posting (county_id, person_id);
create index posting_organisation_idx on posting (county_id, organisation_id);
create index posting_predecessor_idx on posting (county_id, predecessor_id);
select distribute('posting');
select guard_village('posting');
revoke delete on posting from zhucun_app;

create table handover (
  county_id text not null,
  id uuid not null,
  posting_id uuid not null,
  successor_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  pack jsonb not null,
  differences jsonb not null default '[]',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  signed_by uuid,
  signed_on date,
  primary key (county_id, id),
  unique (county_id, posting_id),
  foreign key (county_id, posting_id) references posting (county_id, id),
  foreign key (county_id, successor_id) references posting (county_id, id),
  check (signed_by is null or signed_by <> made_by)
);
comment on table handover is '交接包: what the leaving person hands over, frozen; the successor signs and names differences.';
comment on column handover.differences is 'What the successor found otherwise, in his words; written once, when he signs.';
create index handover_successor_idx on handover (county_id, successor_id);
select distribute('handover');
select guard_village('handover');
-- The pack stays as it was made: only the signature comes later, and the row follows its village.
revoke update, delete on handover from zhucun_app;
grant update (differences, signed_by, signed_on, village_id, township_id) on handover to zhucun_app;

create table leave (
  county_id text not null,
  id uuid not null,
  posting_id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  kind text not null check (kind in ('leave', 'errand')),
  category text not null check (category in ('personal', 'sick', 'annual', 'marriage', 'maternity', 'bereavement', 'village-business', 'meeting', 'home-unit', 'other')),
  reason text not null default '',
  from_on date not null,
  to_on date not null,
  substitute_id uuid,
  status text not null default 'asked' check (status in ('asked', 'approved', 'refused', 'withdrawn')),
  waits_for text check (waits_for in ('township', 'unit', 'county')),
  ladder_version integer not null default 0,
  steps jsonb not null,
  notices text[] not null default '{}',
  back_on date,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (county_id, id),
  foreign key (county_id, posting_id) references posting (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, substitute_id) references person (county_id, id),
  check ((status = 'asked') = (waits_for is not null)),
  check (to_on >= from_on),
  check (back_on is null or back_on >= from_on)
);
comment on table leave is '请假、公出: the one record from which days in village follow. steps are the offices of the ladder that must agree, in order, with who answered and when.';
comment on column leave.category is '事由类别: shown to the team, the offices of the ladder and the county, to nobody else; reason is a few words more, as private.';
comment on column leave.waits_for is 'The office of the ladder whose turn it is; null once it is decided.';
comment on column leave.notices is 'Who is told once it is agreed to.';
comment on column leave.back_on is '销假: first day back in the village when it is earlier than the day after to_on.';
create index leave_posting_idx on leave (county_id, posting_id, from_on);
create index leave_team_idx on leave (county_id, team_id);
create index leave_substitute_idx on leave (county_id, substitute_id);
create index leave_open_idx on leave (county_id, waits_for, from_on) where waits_for is not null;
create index leave_order_idx on leave (county_id, from_on desc, id);
select distribute('leave');
select guard_village('leave');
revoke delete on leave from zhucun_app;

create table training (
  county_id text not null references area (id),
  id uuid not null,
  township_id uuid,
  title text not null check (title <> ''),
  organiser text not null,
  place text not null default '',
  from_on date not null,
  to_on date not null,
  content text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  made_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  check (to_on >= from_on)
);
comment on table training is '培训: a session, recorded by its organiser. township_id is the township that holds it; null: the county.';
create index training_order_idx on training (county_id, from_on desc);
select distribute('training');
select guard('training');
revoke delete on training from zhucun_app;

create table training_attendance (
  county_id text not null,
  training_id uuid not null,
  person_id uuid not null,
  attended boolean not null,
  note text not null default '',
  primary key (county_id, training_id, person_id),
  foreign key (county_id, training_id) references training (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id)
);
comment on table training_attendance is '参训情况, written by the organiser; nobody signs in.';
create index training_attendance_person_idx on training_attendance (county_id, person_id);
select distribute('training_attendance');
select guard('training_attendance');

alter table role_grant add column team_id uuid;
comment on column role_grant.team_id is 'A team office: it sees the village its team stands in, and those merged into it.';

-- Which villages a team or a unit may see. Asked while the session is found, before any reach is set: hence as the owner of the tables.
create function villages_of_office(county text, team_office uuid, organisation_office uuid)
  returns table (village_id uuid, township_id uuid) language sql stable security definer set search_path = public as $$
  with standing as (
    select t.village_id, t.township_id from team t where t.county_id = county and t.dissolved_on is null and t.id = team_office
    union
    select t.village_id, t.township_id from team t
      where t.county_id = county and t.dissolved_on is null and team_office is null and t.organisation_id = organisation_office
    union
    select p.village_id, p.township_id from posting p
      where p.county_id = county and p.ended_on is null and team_office is null and p.organisation_id = organisation_office)
  select village_id, township_id from standing
  union
  select v.id, v.township_id from standing s
    join place_succession u on u.county_id = county and u.to_village_id = s.village_id and u.kind in ('merged', 'moved')
    join village v on v.county_id = county and v.id = u.from_village_id
$$;
revoke all on function villages_of_office from public;
grant execute on function villages_of_office to zhucun_app;

-- A team names who stands in for one of its people; whether he stands elsewhere lies beyond its reach, so only a yes or no comes out.
create function stands_elsewhere(county text, person uuid, team uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from posting p where p.county_id = county and p.person_id = person and p.ended_on is null
    and p.slot in ('first-secretary', 'member') and p.team_id <> team)
$$;
revoke all on function stands_elsewhere from public;
grant execute on function stands_elsewhere to zhucun_app;
