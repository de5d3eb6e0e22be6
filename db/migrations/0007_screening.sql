create table manifestation_list (
  county_id text not null references area (id),
  id uuid not null,
  code text not null,
  version integer not null check (version >= 1),
  title text not null,
  issued_by text not null,
  origin text not null check (origin in ('official', 'typical')),
  valid_from date not null,
  valid_to date,
  items jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, code, version)
);
comment on table manifestation_list is '软弱涣散表现清单: versioned; an edit is a new version, a round keeps the one it began with.';
select distribute('manifestation_list');
select guard('manifestation_list');

create table round (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  status text not null default 'draft' check (status in ('draft', 'assessing', 'ranked', 'shortlisted', 'reviewing', 'verified', 'decided')),
  manifestation_list_id uuid not null,
  direct_hits jsonb not null default '[]',
  ratio_basis_points integer not null,
  rounding text not null check (rounding in ('floor', 'round', 'ceil')),
  tie text not null check (tie in ('include', 'order')),
  direct_hit_mode text not null check (direct_hit_mode in ('within', 'beyond')),
  cycle_months integer not null,
  deadline date not null,
  opened_on date,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, name),
  foreign key (county_id, manifestation_list_id) references manifestation_list (county_id, id)
);
comment on table round is '轮次: one screening with the rules it began with.';
comment on column round.ratio_basis_points is '倒排比例, hundredths of a percent: 1500 is 15%.';
comment on column round.deadline is '摸排截止日期';
create index round_list_idx on round (county_id, manifestation_list_id);
select distribute('round');
select guard('round');

create table round_indicator (
  county_id text not null,
  round_id uuid not null,
  position integer not null check (position >= 1),
  code text not null,
  name text not null,
  unit text,
  direction text not null check (direction in ('higher-worse', 'lower-worse')),
  min bigint not null,
  max bigint not null,
  weight integer not null,
  manifestation_code text,
  primary key (county_id, round_id, position),
  unique (county_id, round_id, code),
  foreign key (county_id, round_id) references round (county_id, id) on delete cascade
);
comment on table round_indicator is '摸排指标: position is the place of the value in assessment.values; weights are hundredths of a percent and add up to 10000.';
select distribute('round_indicator');
select guard('round_indicator');

create table assessment (
  county_id text not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  village_code text not null default '' collate "C",
  township_order integer not null default 0,
  status text not null default 'waiting' check (status in ('waiting', 'draft', 'submitted', 'returned', 'missing')),
  values bigint[] not null default '{}',
  manifestations text[] not null default '{}',
  note text not null default '',
  return_reason text not null default '',
  version integer not null default 1,
  updated_by uuid,
  updated_at timestamptz not null default now(),
  primary key (county_id, round_id, village_id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table assessment is '摸排评估: one row for every village of the round from the day it opens. missing = the county has put it down as not handed in.';
comment on column assessment.village_code is 'The code and the township order of the day the round opened: the last steps of the written order of the ranking, kept so that it can be run again with the same result.';
comment on column assessment.values is 'In the order of round_indicator.position; null = no value handed in.';
create index assessment_township_idx on assessment (county_id, round_id, township_id, status);
create index assessment_village_idx on assessment (county_id, village_id);
select distribute('assessment');
select guard('assessment', 'township_id');

create table ranking_run (
  county_id text not null,
  round_id uuid not null,
  ran_at timestamptz not null default now(),
  ran_by uuid not null,
  villages integer not null,
  places integer not null,
  line integer,
  seed text not null,
  stability_runs integer not null default 0,
  job_id uuid,
  deviations jsonb not null default '[]',
  primary key (county_id, round_id),
  foreign key (county_id, round_id) references round (county_id, id)
);
comment on table ranking_run is '倒排: when and with which seed the standing ranking of a round was made.';
select distribute('ranking_run');
select guard('ranking_run');

create table ranking (
  county_id text not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null,
  points integer not null,
  low integer not null,
  high integer not null,
  breakdown integer[] not null,
  missing boolean[] not null,
  manifestations text[] not null,
  direct_hit text[] not null,
  listed text check (listed in ('direct-hit', 'quota', 'tie')),
  listed_runs integer,
  first_position integer,
  last_position integer,
  primary key (county_id, round_id, village_id)
);
comment on table ranking is '倒排名次, written from assessment by one statement; the round is referenced there and by ranking_run, and asking for the same round once a row would be most of the work. position 1 is the weakest; points in hundredths, breakdown in the order of round_indicator.position; listed_runs of ranking_run.stability_runs perturbations put the village on the list.';
comment on column ranking.listed is 'What the ratio makes of the village; null = above the line.';
create index ranking_position_idx on ranking (county_id, round_id, position);
select distribute('ranking');
select guard('ranking', 'township_id');

create table shortlist_entry (
  county_id text not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  because text not null check (because in ('direct-hit', 'quota', 'tie', 'added')),
  reason text not null default '',
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (county_id, round_id, village_id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table shortlist_entry is '初步名单';
create index shortlist_village_idx on shortlist_entry (county_id, village_id);
select distribute('shortlist_entry');
select guard('shortlist_entry', 'township_id');

create table opinion (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  organisation_id uuid not null,
  body text not null check (body in ('discipline', 'politics-law', 'petition', 'united-front', 'public-security', 'other')),
  kind text not null check (kind in ('keep', 'add', 'remove')),
  reason text not null default '',
  account_id uuid not null,
  at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id)
);
comment on table opinion is '联审意见: written, never changed; the last word of an organisation on a village stands.';
create index opinion_round_idx on opinion (county_id, round_id, village_id, organisation_id);
create index opinion_village_idx on opinion (county_id, village_id);
create index opinion_organisation_idx on opinion (county_id, organisation_id);
select distribute('opinion');
select guard('opinion', 'township_id');
revoke update, delete on opinion from zhucun_app;

create table site_verification (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  visited_on date not null,
  visitors text not null,
  finding text not null,
  upheld boolean not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table site_verification is '实地核实: recorded by the county after the visit; the last one stands.';
create index site_verification_round_idx on site_verification (county_id, round_id, village_id);
create index site_verification_village_idx on site_verification (county_id, village_id);
select distribute('site_verification');
select guard('site_verification', 'township_id');
revoke update, delete on site_verification from zhucun_app;

create table decision (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  number text not null,
  decided_on date not null,
  corrects_id uuid,
  reason text not null default '',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, round_id, number),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, corrects_id) references decision (county_id, id)
);
comment on table decision is '审定: final; what must change is a new decision that names the one it corrects.';
create index decision_corrects_idx on decision (county_id, corrects_id);
select distribute('decision');
select guard('decision');
revoke update, delete on decision from zhucun_app;

create table decision_village (
  county_id text not null,
  decision_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  outcome text not null check (outcome in ('confirmed', 'rejected')),
  level text check (level in ('county', 'township')),
  reason text not null default '',
  primary key (county_id, decision_id, village_id),
  check (outcome = 'rejected' or level is not null),
  foreign key (county_id, decision_id) references decision (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table decision_village is '审定名单: every decision carries the whole list that stands from then on.';
create index decision_village_village_idx on decision_village (county_id, village_id);
select distribute('decision_village');
select guard('decision_village', 'township_id');
revoke update, delete on decision_village from zhucun_app;
