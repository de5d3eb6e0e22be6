create table audit (
  county_id text not null,
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid,
  account_name text not null,
  role text not null,
  verb text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  request_id uuid,
  primary key (county_id, id)
);
comment on table audit is '审计: one row for every write and every reveal of masked data, in the same transaction. The application may only add. county_id ''-'' holds what belongs to no county (accounts, grants, sign-ins).';
create index audit_at_idx on audit (county_id, at);
create index audit_subject_idx on audit (county_id, subject_id);
create index audit_account_idx on audit (county_id, account_id, at);
select distribute('audit');

create table audit_seal (
  county_id text not null,
  number bigint not null,
  at timestamptz not null,
  algorithm text not null check (algorithm in ('sm3', 'sha256')),
  row_count integer not null check (row_count > 0),
  previous text not null,
  hash text not null,
  primary key (county_id, number)
);
comment on table audit_seal is '封存: hash(previous seal ‖ batch of rows). A changed, missing or added row breaks the chain from its seal on.';
select distribute('audit_seal');

create table audit_sealed (
  county_id text not null,
  audit_id uuid not null,
  seal_number bigint not null,
  primary key (county_id, audit_id),
  foreign key (county_id, audit_id) references audit (county_id, id),
  foreign key (county_id, seal_number) references audit_seal (county_id, number)
);
comment on table audit_sealed is 'Which seal covers which audit row; written once by the sealing job.';
create index audit_sealed_seal_idx on audit_sealed (county_id, seal_number);
select distribute('audit_sealed');

alter table audit enable row level security;
alter table audit_seal enable row level security;
alter table audit_sealed enable row level security;
-- The app role may not UPDATE or DELETE these; who may read is set by the request (audit administrator, sealing job).
create policy add_own on audit for insert to zhucun_app
  with check (county_id = '-' or strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0 or current_setting('app.audit', true) = 'on');
create policy read_audit on audit for select to zhucun_app using (current_setting('app.audit', true) = 'on');
create policy read_seal on audit_seal for select to zhucun_app using (current_setting('app.audit', true) = 'on');
create policy add_seal on audit_seal for insert to zhucun_app with check (current_setting('app.audit', true) = 'on');
create policy read_sealed on audit_sealed for select to zhucun_app using (current_setting('app.audit', true) = 'on');
create policy add_sealed on audit_sealed for insert to zhucun_app with check (current_setting('app.audit', true) = 'on');
grant select, insert on audit, audit_seal, audit_sealed to zhucun_app;
