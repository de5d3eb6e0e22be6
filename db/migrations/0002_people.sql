create table area (
  id text primary key check (id ~ '^[^,]+$'),
  level text not null check (level in ('province', 'city', 'county')),
  name text not null,
  parent_id text references area (id),
  code text,
  sort_order integer not null default 0
);
comment on table area is '区域: provinces, cities and counties, a tree. The id of a county is the county_id of every county table.';
comment on column area.code is 'Statistics code prefix, informative: how the area is found in a file, never who may see it.';
create index area_parent_idx on area (parent_id);
select refer('area');

create table account (
  id uuid primary key,
  login_name text not null unique check (login_name = lower(login_name)),
  name text not null,
  phone text,
  password_hash text not null,
  must_change_password boolean not null default true,
  password_changed_at timestamptz not null default now(),
  failures integer not null default 0,
  last_failed_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table account is '账号: made by the system administrator without any right.';
comment on column account.phone is 'Masked on every page; each reveal leaves an audit row.';

create table role_grant (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null check (role in ('system-admin', 'security-admin', 'audit-admin', 'province', 'city', 'county', 'township', 'department', 'unit', 'team', 'inspector', 'auditor')),
  area_id text references area (id),
  township_id uuid,
  organisation_id uuid,
  place_name text not null default '',
  granted_at timestamptz not null default now(),
  granted_by uuid,
  revoked_at timestamptz
);
comment on table role_grant is '授权: one office of one account. area_id is the province, city or county; township_id narrows a township office. No foreign key to county tables: this table is shared.';
comment on column role_grant.place_name is 'The office in words as it was granted, e.g. 柳溪镇 or 青岚县委组织部.';
create index role_grant_account_idx on role_grant (account_id) where revoked_at is null;
create index role_grant_area_idx on role_grant (area_id);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  grant_id uuid not null references role_grant (id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  client text not null default ''
);
comment on table session is '会话: only the SHA-256 of the token is kept. Idle and absolute expiry are judged from seen_at and created_at.';
comment on column session.client is 'Kind of browser, for the owner to recognise; never an address or a place.';
create index session_account_idx on session (account_id);
create index session_grant_idx on session (grant_id);

create table receipt (
  account_id uuid not null,
  request_id uuid not null,
  verb text not null,
  fingerprint text not null,
  reply jsonb,
  at timestamptz not null default now(),
  primary key (account_id, request_id)
);
comment on table receipt is '回执: one row a write request, in the transaction of the write. A repeated request id is answered from here.';
comment on column receipt.fingerprint is 'SHA-256 of verb, parameters and body: the same id with other content is refused.';
create index receipt_at_idx on receipt (at);

grant select on area to zhucun_app;
grant select, insert, update on area, account, role_grant to zhucun_app;
grant select, insert, update, delete on session to zhucun_app;
grant select, insert, update on receipt to zhucun_app;

create table deployment (
  key text primary key,
  value text not null
);
comment on table deployment is 'Facts about this deployment as a whole, e.g. that it holds the demo county.';
grant select on deployment to zhucun_app;
