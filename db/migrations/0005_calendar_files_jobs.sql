create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null,
  changed_at timestamptz not null default now()
);
comment on table calendar_day is '工作日历: days that differ from Monday–Friday. Shared by all counties.';
select refer('calendar_day');

create table calendar_year (
  year integer primary key check (year between 2000 and 2100),
  official boolean not null,
  source text not null default ''
);
comment on table calendar_year is 'Which years follow the notice of the State Council; others are provisional.';
select refer('calendar_year');
grant select, insert, update, delete on calendar_day, calendar_year to zhucun_app;

create table file (
  county_id text not null references area (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  township_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (county_id, sha256)
);
comment on table file is '附件: content lives on disk under its SHA-256.';
select distribute('file');
select guard('file');

create table job (
  county_id text not null references area (id),
  id uuid not null,
  verb text not null,
  account_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  payload jsonb not null,
  done integer not null default 0,
  total integer not null default 0,
  message text not null default '',
  result jsonb,
  cancel_asked boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  beat_at timestamptz,
  primary key (county_id, id)
);
comment on table job is '后台任务: work longer than two seconds, with progress and cancel. Put in the transaction of the write that asks for it.';
comment on column job.beat_at is 'Last sign of life; a running job silent for a minute died with its server and is taken up again.';
create index job_open_idx on job (county_id, state, created_at) where state in ('waiting', 'running');
select distribute('job');
select guard('job');
