create table case_file (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  decision_id uuid not null,
  level text not null check (level in ('county', 'township')),
  status text not null default 'in-turnaround' check (status in ('in-turnaround', 'self-assessed', 'town-checked', 'accepted', 'delisted', 'consolidation', 'closed', 'relapsed')),
  manifestations text[] not null default '{}',
  opened_on date not null,
  due_on date not null,
  withdrawn_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, round_id, village_id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, decision_id) references decision (county_id, id)
);
comment on table case_file is '整顿档案（一村一策）: one case per confirmed village and round.';
comment on column case_file.withdrawn_on is 'Set when a correcting decision took the village off the list; the file stays readable.';
create index case_file_village_idx on case_file (county_id, village_id);
create index case_file_decision_idx on case_file (county_id, decision_id);
create index case_file_township_idx on case_file (county_id, round_id, township_id);
select distribute('case_file');
select guard('case_file', 'township_id');
revoke delete on case_file from zhucun_app;

create table case_problem (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  township_id uuid not null,
  aspect text not null,
  text text not null,
  root_cause text not null default '',
  evidence text not null default '',
  due_on date,
  done_on date,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, case_id) references case_file (county_id, id)
);
comment on table case_problem is '问题清单: aspect is one of the eight of domain/cases/problem-aspects.ts.';
create index case_problem_case_idx on case_problem (county_id, case_id) include (due_on, done_on) where removed_at is null;
create index case_problem_case_all_idx on case_problem (county_id, case_id);
select distribute('case_problem');
select guard('case_problem', 'township_id');
revoke delete on case_problem from zhucun_app;

create table case_goal (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  township_id uuid not null,
  field text not null,
  task text not null,
  text text not null,
  measure text not null default '',
  responsible_unit text not null default '',
  responsible_person text not null default '',
  due_on date,
  done_on date,
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, case_id) references case_file (county_id, id)
);
comment on table case_goal is '目标事项: field is one of six, task one of eleven of domain/cases/problem-aspects.ts.';
create index case_goal_case_idx on case_goal (county_id, case_id) include (due_on, done_on) where removed_at is null;
create index case_goal_case_all_idx on case_goal (county_id, case_id);
select distribute('case_goal');
select guard('case_goal', 'township_id');
revoke delete on case_goal from zhucun_app;

create table wall_block (
  county_id text not null,
  township_id uuid not null,
  x integer not null,
  y integer not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  primary key (county_id, township_id),
  foreign key (county_id, township_id) references township (county_id, id)
);
comment on table wall_block is '挂图版面: where a township stands on the wall chart, in thousandths of the sheet; laid out once and moved only by hand.';
select distribute('wall_block');
select guard('wall_block', 'township_id');

create table county_outline (
  county_id text not null references area (id),
  outline jsonb not null,
  review_number text not null check (review_number <> ''),
  source text not null check (source <> ''),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (county_id)
);
comment on table county_outline is '县域轮廓: a deployment''s own outline with its 审图号; nothing is shipped.';
comment on column county_outline.outline is 'Closed lines of [longitude, latitude], all that is kept of the uploaded GeoJSON.';
select distribute('county_outline');
select guard('county_outline');
