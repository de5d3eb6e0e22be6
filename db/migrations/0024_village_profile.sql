-- 村情民意一本通: what is known of a village beyond the numbers of `village`, which stay the only place of those.
create table village_profile (
  county_id text not null,
  village_id uuid not null,
  township_id uuid not null,
  overview text not null default '',
  premises_area integer check (premises_area >= 0),
  premises_condition text check (premises_condition in ('sound', 'cramped', 'worn', 'none')),
  premises_year integer check (premises_year between 1900 and 2100),
  premises_note text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, village_id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table village_profile is '村情民意一本通: overview and premises of a village, written by its team, its township or the county.';
comment on column village_profile.premises_area is '村级阵地建筑面积, in square metres; premises_year is the year it was built or last rebuilt.';
select distribute('village_profile');
select guard_village('village_profile');
revoke delete on village_profile from zhucun_app;

create table committee_member (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null default 0,
  committee text not null check (committee in ('party', 'village', 'both')),
  post text not null check (post <> ''),
  name text not null check (name <> ''),
  term_from date,
  term_to date,
  phone text,
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  check (term_to >= term_from)
);
comment on table committee_member is '村“两委”成员: who holds which post in the party branch or the villagers'' committee, and for which term.';
comment on column committee_member.phone is 'Masked on every page; each reveal leaves an audit row.';
create index committee_member_village_idx on committee_member (county_id, village_id, position, id);
select distribute('committee_member');
select guard_village('committee_member');
revoke delete on committee_member from zhucun_app;

create table venture (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null default 0,
  kind text not null check (kind in ('land', 'lease', 'business', 'service', 'shares', 'other')),
  name text not null check (name <> ''),
  yearly_fen bigint check (yearly_fen >= 0),
  note text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table venture is '村集体经济项目: what the village as a whole earns with, and how much a year; the income of the village itself is village.collective_income_fen.';
create index venture_village_idx on venture (county_id, village_id, position, id);
select distribute('venture');
select guard_village('venture');
revoke delete on venture from zhucun_app;

create table capable_person (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null default 0,
  name text not null check (name <> ''),
  field text not null check (field <> ''),
  place text not null default '',
  note text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table capable_person is '在外能人: people from the village who made their way elsewhere. The name is masked on every page; each reveal leaves an audit row.';
create index capable_person_village_idx on capable_person (county_id, village_id, position, id);
select distribute('capable_person');
select guard_village('capable_person');
revoke delete on capable_person from zhucun_app;

create table grid (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null default 0,
  name text not null check (name <> ''),
  households integer check (households >= 0),
  worker text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table grid is '网格: a part of the village with its 网格员.';
create index grid_village_idx on grid (county_id, village_id, position, id);
select distribute('grid');
select guard_village('grid');
revoke delete on grid from zhucun_app;

-- The papers of a village are found without reading its entries: few of them bring one.
create index work_record_papers_idx on work_record (county_id, village_id, on_day desc, id desc) where files <> '[]' and removed_at is null;
-- Who in a village still waits to be visited again.
create index record_contact_open_idx on record_contact (county_id, village_id) where closed_on is null;
