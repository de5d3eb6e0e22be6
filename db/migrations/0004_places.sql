-- 同一上级之下区域不重名。
create unique index area_name_idx on area (coalesce(parent_id, ''), name);

create table township (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('street', 'town', 'township', 'enterprise')),
  sort_order integer not null default 0,
  valid_from date not null default '2000-01-01',
  valid_to date,
  primary key (county_id, id)
);
comment on table township is '乡镇（街道）';
create index township_order_idx on township (county_id, sort_order, id);
create unique index township_name_idx on township (county_id, name) where valid_to is null;
select distribute('township');
select guard('township', 'id');
-- Granting an office means naming its township; the security administrator sees names and nothing else.
create policy grant_office on township for select to zhucun_app using (current_setting('app.role', true) = 'security-admin');

create table village (
  county_id text not null references area (id),
  id uuid not null,
  township_id uuid not null,
  name text not null check (name <> ''),
  match_name text not null,
  kind text not null check (kind in ('village', 'community')),
  sort_order integer not null default 0,
  households integer check (households >= 0),
  population integer check (population >= 0),
  party_members integer check (party_members >= 0),
  collective_income_fen bigint check (collective_income_fen >= 0),
  longitude double precision check (longitude between -180 and 180),
  latitude double precision check (latitude between -90 and 90),
  valid_from date not null default '2000-01-01',
  valid_to date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id)
);
comment on table village is '村（社区）: a place with its own id; codes, aliases and successors hang on it.';
comment on column village.match_name is 'Name without suffix and blanks, see domain/area.ts: how a file finds the village inside its township.';
comment on column village.collective_income_fen is '上年度村集体经济收入, in fen.';
create index village_order_idx on village (county_id, township_id, sort_order, id);
-- 柳溪村 and 柳溪社区 share a match name and may lie in one township; only the same name twice is a mistake.
create unique index village_name_idx on village (county_id, township_id, name) where valid_to is null;
create index village_match_idx on village (county_id, township_id, match_name);
select distribute('village');
select guard('village', 'township_id');

create table place_code (
  county_id text not null,
  place_id uuid not null,
  scheme text not null check (scheme in ('nbs', 'civil-affairs', 'own')),
  code text not null,
  vintage text not null,
  township_id uuid not null,
  primary key (county_id, scheme, vintage, code),
  unique (county_id, place_id, scheme, vintage)
);
comment on table place_code is '区划代码: how a township or village is found in a file of a given year. place_id is a township or a village; township_id is the township it lies in.';
create index place_code_place_idx on place_code (county_id, place_id);
select distribute('place_code');
select guard('place_code', 'township_id');

create table place_alias (
  county_id text not null,
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  name text not null,
  match_name text not null,
  primary key (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table place_alias is '别名（曾用名）';
create index place_alias_village_idx on place_alias (county_id, village_id);
create index place_alias_match_idx on place_alias (county_id, township_id, match_name);
select distribute('place_alias');
select guard('place_alias', 'township_id');

create table place_succession (
  county_id text not null,
  id uuid not null,
  from_village_id uuid not null,
  to_village_id uuid,
  kind text not null check (kind in ('merged', 'split', 'renamed', 'moved')),
  from_name text not null,
  to_name text not null,
  on_date date not null,
  basis text not null default '',
  primary key (county_id, id),
  foreign key (county_id, from_village_id) references village (county_id, id),
  foreign key (county_id, to_village_id) references village (county_id, id)
);
comment on table place_succession is '沿革: 合并、拆分、更名、划转. A renamed village stays the same row; the others end the old row and begin a new one.';
comment on column place_succession.from_name is 'Township and village as they were called on that day: the other end may lie outside the reader''s reach.';
create index place_succession_from_idx on place_succession (county_id, from_village_id);
create index place_succession_to_idx on place_succession (county_id, to_village_id);
select distribute('place_succession');
select guard('place_succession');

create table organisation (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('party', 'politics-law', 'economy', 'professional', 'enterprise', 'school', 'community', 'township')),
  review_body text check (review_body in ('discipline', 'politics-law', 'petition', 'united-front', 'public-security', 'other')),
  level text not null default 'county' check (level in ('province', 'city', 'county', 'township')),
  township_id uuid,
  sort_order integer not null default 0,
  valid_to date,
  primary key (county_id, id),
  unique (county_id, name),
  foreign key (county_id, township_id) references township (county_id, id)
);
comment on table organisation is '单位';
comment on column organisation.review_body is 'In which capacity the unit writes joint-review opinions 联审意见; null: it does not.';
create index organisation_township_idx on organisation (county_id, township_id);
select distribute('organisation');
select guard('organisation');
create policy grant_office on organisation for select to zhucun_app using (current_setting('app.role', true) = 'security-admin');
