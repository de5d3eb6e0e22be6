-- 工作简报 as a numbered series, items by several authors, 点名 with a second person's yes, 说明情况, and a version for townships.
create table bulletin_series (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  masthead text not null check (masthead <> ''),
  issuer text not null check (issuer <> ''),
  counting text not null check (counting in ('round', 'year', 'continuous')),
  shows_total boolean not null default false,
  issues_before integer not null default 0 check (issues_before >= 0),
  report_to text not null default '',
  send_to text not null default '',
  issue_to text not null default '',
  copies integer check (copies between 1 and 99999),
  closed_on date,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, name)
);
comment on table bulletin_series is '简报: a numbered series with its masthead, issuer, counting rule and who it goes to.';
comment on column bulletin_series.counting is 'Issues are counted anew in each round, in each year, or never.';
comment on column bulletin_series.issues_before is '总期数 before the first issue written here; supplements never count.';
select distribute('bulletin_series');
select guard('bulletin_series');
revoke delete on bulletin_series from zhucun_app;

alter table bulletin drop constraint bulletin_kind_check;
alter table bulletin add constraint bulletin_kind_check check (kind in ('confirmation', 'progress', 'campaign', 'inspection', 'briefing'));
alter table bulletin add column inspection_id uuid;
alter table bulletin add constraint bulletin_inspection_fkey foreign key (county_id, inspection_id) references inspection (county_id, id);
alter table bulletin add constraint bulletin_inspected_check check ((kind = 'inspection') = (inspection_id is not null));
alter table bulletin add column series_id uuid;
alter table bulletin add constraint bulletin_series_fkey foreign key (county_id, series_id) references bulletin_series (county_id, id);
alter table bulletin add constraint bulletin_issued_in_series_check check ((kind = 'briefing') = (series_id is not null));
alter table bulletin add column masthead text not null default '';
alter table bulletin add column note text not null default '';
alter table bulletin add column contents boolean not null default false;
alter table bulletin add column report_to text not null default '';
alter table bulletin add column send_to text not null default '';
alter table bulletin add column issue_to text not null default '';
alter table bulletin add column copies integer check (copies between 1 and 99999);
alter table bulletin add column supplement boolean not null default false;
alter table bulletin add column issue_number integer check (issue_number >= 1);
alter table bulletin add column issue_total integer check (issue_total >= 1);
alter table bulletin add column issue_scope text not null default '';
alter table bulletin add column masked_title text not null default '';
alter table bulletin add constraint bulletin_numbered_check check (kind <> 'briefing' or status <> 'published' or issue_number is not null);
comment on column bulletin.note is '按语 of a briefing.';
comment on column bulletin.contents is '目录: the titles of the items stand before the first.';
comment on column bulletin.supplement is '增刊, numbered on its own.';
comment on column bulletin.issue_scope is 'Within what the issue number is counted: the round, the year, or nothing; written at publishing.';
comment on column bulletin.masked_title is 'The title as townships read it.';
create index bulletin_inspection_idx on bulletin (county_id, inspection_id);
create index bulletin_series_idx on bulletin (county_id, series_id);
-- 同一系列、同一计数范围内一个期号只有一期; a briefing has no 发文字号 of its own.
create unique index bulletin_issue_idx on bulletin (county_id, series_id, supplement, issue_scope, issue_number) where status = 'published' and series_id is not null;
drop index bulletin_number_idx;
create unique index bulletin_number_idx on bulletin (county_id, document_number) where status = 'published' and series_id is null;

create table bulletin_item (
  county_id text not null,
  id uuid not null,
  bulletin_id uuid not null,
  position integer not null default 0,
  section text not null default '',
  title text not null default '',
  credit text not null default '',
  blocks jsonb not null default '[]',
  status text not null default 'writing' check (status in ('writing', 'handed-in')),
  return_reason text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  author_id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, bulletin_id) references bulletin (county_id, id)
);
comment on table bulletin_item is '简报稿件: one item of a briefing by its own author; the editor arranges them and may return one.';
comment on column bulletin_item.credit is '供稿单位 as printed under the title.';
create index bulletin_item_bulletin_idx on bulletin_item (county_id, bulletin_id, position);
select distribute('bulletin_item');
select guard('bulletin_item');
revoke delete on bulletin_item from zhucun_app;

create table bulletin_naming (
  county_id text not null,
  id uuid not null,
  bulletin_id uuid not null,
  kind text not null check (kind in ('village', 'township', 'organisation', 'team')),
  subject_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  name text not null check (name <> ''),
  shown text not null check (shown <> ''),
  masked text not null check (masked <> ''),
  purpose text not null check (purpose <> ''),
  status text not null default 'proposed' check (status in ('proposed', 'approved', 'refused', 'removed')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  refuse_reason text not null default '',
  published_on date,
  reply_by date,
  primary key (county_id, id),
  foreign key (county_id, bulletin_id) references bulletin (county_id, id),
  check (approved_by is null or approved_by <> proposed_by),
  check ((status = 'approved') <= (approved_by is not null)),
  check (status <> 'refused' or refuse_reason <> ''),
  check (published_on is null or status = 'approved')
);
comment on table bulletin_naming is '点名: a village, unit, team or township named in a text, for what, proposed by one and approved by another.';
comment on column bulletin_naming.shown is 'As it stands in the full text; masked: as townships read it.';
comment on column bulletin_naming.reply_by is 'To which day the named may explain; set when it is published.';
create index bulletin_naming_bulletin_idx on bulletin_naming (county_id, bulletin_id);
create index bulletin_naming_township_idx on bulletin_naming (county_id, township_id) where published_on is not null;
create index bulletin_naming_organisation_idx on bulletin_naming (county_id, organisation_id) where published_on is not null;
select distribute('bulletin_naming');
alter table bulletin_naming enable row level security;
-- What is named belongs to its township, and to the unit wherever that is; the county reaches all of it.
create policy reach on bulletin_naming to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert, update on bulletin_naming to zhucun_app;
create policy published_stays on bulletin_naming as restrictive for update to zhucun_app using (published_on is null) with check (true);

create table bulletin_reply (
  county_id text not null,
  id uuid not null,
  naming_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  kind text not null check (kind in ('written', 'recorded', 'none')),
  text text not null default '',
  said_by text not null default '',
  said_on date not null,
  late boolean not null default false,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, naming_id) references bulletin_naming (county_id, id),
  check (kind = 'none' or (text <> '' and said_by <> ''))
);
comment on table bulletin_reply is '说明情况: what the named said, in its own writing or recorded by the county, or that nothing was said by the day; only added.';
create index bulletin_reply_naming_idx on bulletin_reply (county_id, naming_id, made_at);
create unique index bulletin_reply_none_idx on bulletin_reply (county_id, naming_id) where kind = 'none';
select distribute('bulletin_reply');
alter table bulletin_reply enable row level security;
create policy reach on bulletin_reply to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert on bulletin_reply to zhucun_app;

alter table bulletin_document add column audience text not null default 'full' check (audience in ('full', 'township'));
alter table bulletin_document drop constraint bulletin_document_pkey;
alter table bulletin_document add primary key (county_id, bulletin_id, audience);
comment on table bulletin_document is '通报、简报正式文件: the .docx as published, byte for byte; full, and as townships read it with the named masked.';
create policy audience on bulletin_document as restrictive for select to zhucun_app
  using (audience = 'township' or current_setting('app.role', true) not in ('township', 'department', 'unit', 'team'));

-- 分母为零的比例没有数值，写作“不适用”。
alter table bulletin_figure alter column value drop not null;
