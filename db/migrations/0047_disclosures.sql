-- 公告公示：谁分配、谁使用，谁公开；钱到哪里，公开到哪里。What hangs where for how long, and what was said against it.

create table disclosure (
  county_id text not null references area (id),
  id uuid not null,
  subject_kind text not null check (subject_kind in ('project', 'fund-batch', 'distribution', 'asset')),
  subject_id uuid not null,
  project_id uuid,
  step text not null check (step in ('declaration', 'review', 'decision', 'allocation', 'before-start', 'completion', 'settlement',
    'distribution', 'disposal')),
  level text not null check (level in ('village', 'township', 'county')),
  township_id uuid,
  village_id uuid,
  title text not null check (title <> ''),
  content jsonb not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  bound_sha256 text not null check (bound_sha256 ~ '^[0-9a-f]{64}$'),
  places text not null check (places <> ''),
  phone text not null check (phone <> ''),
  office text not null check (office <> ''),
  address text not null default '',
  issuer text not null check (issuer <> ''),
  rule_version integer not null,
  from_on date not null,
  until_on date not null,
  posted_by uuid not null,
  posted_at timestamptz not null default now(),
  withdrawn_on date,
  withdrawn_by uuid,
  withdrawn_text text not null default '',
  reach uuid[] not null,
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  check (until_on > from_on),
  check (subject_kind <> 'project' or project_id = subject_id),
  check ((level = 'village') = (village_id is not null)),
  check ((level = 'county') = (township_id is null)),
  check ((withdrawn_on is null) = (withdrawn_by is null)),
  check (withdrawn_on is null or withdrawn_text <> '')
);
comment on table disclosure is '公示: what hung where from which day to which, with its words as they stood then.';
comment on column disclosure.subject_id is 'Of the kind beside it: a project, a fund batch, a distribution of income or an asset.';
comment on column disclosure.content is '公示内容: taken from the rows of its subject on the day of posting; names of villagers are masked before they come in.';
comment on column disclosure.bound_sha256 is 'SHA-256 of the parts that must not change while it stands for a step; another value today: 公示内容已变动.';
comment on column disclosure.until_on is 'The last day of the period: over from the day after.';
create unique index disclosure_hanging_idx on disclosure (county_id, subject_kind, subject_id, step, level, township_id, village_id)
  nulls not distinct where withdrawn_on is null;
create index disclosure_subject_idx on disclosure (county_id, subject_kind, subject_id);
create index disclosure_project_idx on disclosure (county_id, project_id);
create index disclosure_township_idx on disclosure (county_id, township_id);
create index disclosure_village_idx on disclosure (county_id, village_id);
create index disclosure_until_idx on disclosure (county_id, until_on) where withdrawn_on is null;
create index disclosure_reach_idx on disclosure using gin (reach);
select distribute('disclosure');
select guard_reach('disclosure');
revoke update, delete on disclosure from zhucun_app;
grant update (withdrawn_on, withdrawn_by, withdrawn_text, reach) on disclosure to zhucun_app;

create table objection (
  county_id text not null references area (id),
  id uuid not null,
  disclosure_id uuid not null,
  project_id uuid,
  receipt text not null check (receipt <> ''),
  received_on date not null,
  channel text not null check (channel in ('page', 'phone', 'visit', 'letter')),
  text text not null check (text <> ''),
  name text not null default '',
  phone text not null default '',
  recorded_by uuid,
  reach uuid[] not null,
  received_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, receipt),
  foreign key (county_id, disclosure_id) references disclosure (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  check ((channel = 'page') = (recorded_by is null))
);
comment on table objection is '公示异议: what somebody holds against what was posted; only added, answered in objection_answer.';
comment on column objection.receipt is '查询码: with it anyone may read the answer; made by chance, so that nobody finds another''s.';
comment on column objection.name is 'Left empty by who does not want to be named. With phone the only parts that may be taken away later.';
comment on column objection.recorded_by is 'Who wrote down what came by phone, visit or letter; null: sent from the public page.';
create index objection_disclosure_idx on objection (county_id, disclosure_id, received_at);
create index objection_project_idx on objection (county_id, project_id);
create index objection_received_idx on objection (county_id, received_at) where channel = 'page';
select distribute('objection');
select guard_reach('objection');
revoke update, delete on objection from zhucun_app;
grant update (name, phone, reach) on objection to zhucun_app;

create table objection_answer (
  county_id text not null references area (id),
  id uuid not null,
  objection_id uuid not null,
  disclosure_id uuid not null,
  result text not null check (result in ('upheld', 'partly', 'not-upheld')),
  text text not null check (text <> ''),
  done text not null default '',
  answered_on date not null,
  answered_by uuid not null,
  reach uuid[] not null,
  answered_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, objection_id) references objection (county_id, id),
  foreign key (county_id, disclosure_id) references disclosure (county_id, id),
  check (result = 'not-upheld' or done <> '')
);
comment on table objection_answer is '异议答复: result, words, and what was done; a later one corrects the earlier, which stays.';
create index objection_answer_objection_idx on objection_answer (county_id, objection_id, answered_at);
create index objection_answer_disclosure_idx on objection_answer (county_id, disclosure_id);
select distribute('objection_answer');
select guard_reach('objection_answer');
revoke update, delete on objection_answer from zhucun_app;
grant update (reach) on objection_answer to zhucun_app;
