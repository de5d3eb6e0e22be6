-- 资金：批次、安排、合同、拨付和复式台账。Money moves only through the functions at the end: what they keep in step, the application's role cannot write itself.

create table fund_batch (
  county_id text not null references area (id),
  id uuid not null,
  type_code text not null check (type_code <> ''),
  type_name text not null check (type_name <> ''),
  level text not null check (level in ('central', 'province', 'city', 'county', 'unit', 'donation')),
  year integer not null check (year between 2013 and 2199),
  document text not null check (document <> ''),
  document_on date not null,
  received_on date check (received_on >= document_on),
  amount_fen bigint not null check (amount_fen > 0),
  allocated_fen bigint not null default 0 check (allocated_fen >= 0),
  returned_fen bigint not null default 0 check (returned_fen >= 0),
  giver text not null default '',
  text text not null default '',
  rule_version integer not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  check (allocated_fen + returned_fen <= amount_fen)
);
comment on table fund_batch is '资金批次: money of one type that came with one document.';
comment on column fund_batch.type_code is 'Code and name of the county''s rule fund-types as they stood; the money keeps them.';
comment on column fund_batch.received_on is '到账日期; null: the document is there, the money is not, and nothing can be paid of it.';
comment on column fund_batch.allocated_fen is 'Net of what was recalled; kept by the ledger.';
comment on column fund_batch.returned_fen is '上缴收回; kept by the ledger.';
comment on column fund_batch.giver is '下达单位、派出单位或者捐赠人.';
create index fund_batch_year_idx on fund_batch (county_id, year, document_on);
select distribute('fund_batch');
select guard('fund_batch');

create table fund_allocation (
  county_id text not null,
  id uuid not null,
  batch_id uuid not null,
  project_id uuid not null,
  use_code text not null,
  use_name text not null check (use_name <> ''),
  purpose text not null default '',
  document text not null default '',
  on_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  recalled_fen bigint not null default 0 check (recalled_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  status text not null check (status in ('blocked', 'posted', 'withdrawn')),
  hits jsonb not null default '[]',
  moved_on date not null,
  rule_version integer not null,
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, batch_id) references fund_batch (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  check (paid_fen + recalled_fen <= amount_fen),
  check (status = 'posted' or paid_fen + recalled_fen = 0)
);
comment on table fund_allocation is '资金安排: part of a batch given to a project for a use.';
comment on column fund_allocation.hits is 'What blocked it: outside the permitted uses, or what of the prohibited list it touches.';
comment on column fund_allocation.status is 'blocked: no money has moved, a second person of the county decides; withdrawn: it never did.';
comment on column fund_allocation.moved_on is 'Day of its last movement; what is left lies idle since then.';
create index fund_allocation_batch_idx on fund_allocation (county_id, batch_id);
create index fund_allocation_project_idx on fund_allocation (county_id, project_id);
select distribute('fund_allocation');
select guard_reach('fund_allocation');

create table allocation_village (
  county_id text not null,
  allocation_id uuid not null,
  project_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  position integer not null check (position >= 0),
  share integer not null check (share > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  reach uuid[] not null,
  primary key (county_id, allocation_id, village_id),
  foreign key (county_id, allocation_id) references fund_allocation (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table allocation_village is '资金到村: what an allocation, less what was recalled, means for each village of its project, to the fen.';
comment on column allocation_village.share is 'As it stood when the money was allocated; in this order the fen left over go out.';
create index allocation_village_village_idx on allocation_village (county_id, village_id);
select distribute('allocation_village');
select guard_reach('allocation_village');

create table use_override (
  county_id text not null,
  id uuid not null,
  allocation_id uuid not null,
  project_id uuid not null,
  decision text not null check (decision in ('allowed', 'refused')),
  hits jsonb not null,
  reason text not null check (reason <> ''),
  basis text not null check (basis <> ''),
  on_day date not null,
  asked_by uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  reach uuid[] not null,
  primary key (county_id, id),
  unique (county_id, allocation_id),
  foreign key (county_id, allocation_id) references fund_allocation (county_id, id),
  check (decided_by <> asked_by)
);
comment on table use_override is '用途例外: a second person of the county let a use outside the scope pass, or did not; kept for ever.';
select distribute('use_override');
select guard_reach('use_override');

create table project_contract (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  form text not null check (form in ('contract', 'grant-list')),
  category text not null check (category in ('works', 'goods', 'services', 'grant')),
  number text not null check (number <> ''),
  name text not null default '',
  party text not null check (party <> ''),
  first_fen bigint not null check (first_fen > 0),
  amount_fen bigint not null check (amount_fen > 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  signed_on date not null,
  finish_on date,
  retention_percent smallint not null default 0 check (retention_percent between 0 and 20),
  retention_due_on date,
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, project_id, number),
  foreign key (county_id, project_id) references project (county_id, id),
  check (paid_fen <= amount_fen),
  check ((form = 'grant-list') = (category = 'grant'))
);
comment on table project_contract is '项目合同: what a project is bound to pay, or 发放清单 of a household project.';
comment on column project_contract.first_fen is 'As signed; supplements alter amount_fen.';
select distribute('project_contract');
select guard_reach('project_contract');

create table contract_change (
  county_id text not null,
  id uuid not null,
  contract_id uuid not null,
  project_id uuid not null,
  delta_fen bigint not null check (delta_fen <> 0),
  amount_fen bigint not null check (amount_fen > 0),
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  change_id uuid,
  on_day date not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  reach uuid[] not null,
  primary key (county_id, id),
  foreign key (county_id, contract_id) references project_contract (county_id, id),
  foreign key (county_id, change_id) references project_change (county_id, id)
);
comment on table contract_change is '补充合同和核减: what altered the amount of a contract; only added.';
create index contract_change_contract_idx on contract_change (county_id, contract_id);
create index contract_change_change_idx on contract_change (county_id, change_id);
select distribute('contract_change');
select guard_reach('contract_change');

create table payment (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  contract_id uuid not null,
  kind text not null check (kind in ('advance', 'progress', 'final', 'retention')),
  amount_fen bigint not null check (amount_fen > 0),
  text text not null default '',
  papers text not null default '',
  status text not null default 'requested' check (status in ('requested', 'approved', 'refused', 'withdrawn', 'paid', 'reversed')),
  requested_by uuid not null,
  requested_on date not null,
  answered_by uuid,
  answered_on date,
  answer text not null default '',
  paid_by uuid,
  paid_on date,
  voucher text,
  reversed_by uuid,
  reversed_on date,
  reversal text not null default '',
  reach uuid[] not null,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, contract_id) references project_contract (county_id, id),
  check (status = 'withdrawn' or answered_by <> requested_by),
  check (status in ('requested', 'withdrawn') or answered_by is not null),
  check ((status in ('paid', 'reversed')) = (paid_on is not null)),
  check ((paid_on is null) = (voucher is null)),
  check ((status = 'reversed') = (reversed_on is not null))
);
comment on table payment is '拨付: asked for by one person, approved by another, then paid; reversed only by entries the other way round.';
comment on column payment.papers is '拨付依据: what it rests on (list of progress, acceptance and so on).';
create index payment_project_idx on payment (county_id, project_id, requested_on);
create index payment_contract_idx on payment (county_id, contract_id);
create index payment_open_idx on payment (county_id, status, requested_on) where status in ('requested', 'approved');
create index payment_day_idx on payment (county_id, requested_on desc, id desc);
create unique index payment_voucher_idx on payment (county_id, voucher, project_id) where status = 'paid';
select distribute('payment');
select guard_reach('payment');

create table payment_source (
  county_id text not null,
  payment_id uuid not null,
  allocation_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  reach uuid[] not null,
  primary key (county_id, payment_id, allocation_id),
  foreign key (county_id, payment_id) references payment (county_id, id),
  foreign key (county_id, allocation_id) references fund_allocation (county_id, id)
);
comment on table payment_source is '拨付资金来源: of which allocations a payment is made; they sum to it.';
create index payment_source_allocation_idx on payment_source (county_id, allocation_id);
select distribute('payment_source');
select guard_reach('payment_source');

create table ledger_entry (
  county_id text not null,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('receive', 'allocate', 'recall', 'return', 'pay', 'reverse')),
  debit text not null check (debit in ('source', 'treasury', 'project', 'spent', 'returned')),
  credit text not null check (credit in ('source', 'treasury', 'project', 'spent', 'returned')),
  amount_fen bigint not null check (amount_fen > 0),
  batch_id uuid not null,
  allocation_id uuid,
  project_id uuid,
  contract_id uuid,
  payment_id uuid,
  on_day date not null,
  document text not null default '',
  text text not null default '',
  reverses uuid,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  reach uuid[] not null default '{}',
  primary key (county_id, id),
  foreign key (county_id, batch_id) references fund_batch (county_id, id),
  foreign key (county_id, allocation_id) references fund_allocation (county_id, id),
  foreign key (county_id, payment_id) references payment (county_id, id),
  check (debit <> credit),
  check ((kind = 'reverse') = (reverses is not null)),
  check (kind in ('receive', 'return') or (allocation_id is not null and project_id is not null)),
  check (kind not in ('pay', 'reverse') or (payment_id is not null and contract_id is not null))
);
comment on table ledger_entry is '资金分录: one amount from one account to another; one row holds both sides. Never changed; a mistake is reversed by an entry the other way round.';
comment on column ledger_entry.debit is '借方科目: where the money goes to.';
comment on column ledger_entry.credit is '贷方科目: where it comes from.';
comment on column ledger_entry.reverses is 'The entry it undoes.';
create index ledger_entry_day_idx on ledger_entry (county_id, on_day desc, made_at desc, id desc);
create index ledger_entry_batch_idx on ledger_entry (county_id, batch_id, on_day);
create index ledger_entry_allocation_idx on ledger_entry (county_id, allocation_id);
create index ledger_entry_project_idx on ledger_entry (county_id, project_id, on_day);
create index ledger_entry_payment_idx on ledger_entry (county_id, payment_id);
create index ledger_entry_sides_idx on ledger_entry (county_id, debit, credit) include (amount_fen);
create unique index ledger_entry_reverses_idx on ledger_entry (county_id, reverses) where reverses is not null;
select distribute('ledger_entry');
select guard_reach('ledger_entry');

-- What the application's role may still write itself: words and the reach of a row, never an amount, a state or an entry.
revoke insert, update, delete on fund_batch, fund_allocation, allocation_village, use_override, project_contract, contract_change,
  payment, payment_source, ledger_entry from zhucun_app;
grant update (received_on, text, giver, version) on fund_batch to zhucun_app;
grant update (name, party, finish_on, retention_due_on, reach, version) on project_contract to zhucun_app;
grant update (reach) on fund_allocation, allocation_village, use_override, contract_change, payment, payment_source, ledger_entry to zhucun_app;

do $$
declare names text;
begin
  select string_agg(quote_ident(attname), ', ') into names from pg_attribute
  where attrelid = 'project'::regclass and attnum > 0 and not attisdropped
    and attname not in ('budget_fen', 'allocated_fen', 'contracted_fen', 'paid_fen');
  revoke insert, update on project from zhucun_app;
  execute format('grant insert (%s), update (%s) on project to zhucun_app', names, names);
end $$;

-- The functions of the ledger. They run as their owner, so that each asks first whether the request reaches the row and whose hand it is.
-- Rows are locked in one order: project, batch, contract, payment, allocations by id.

create function money_hand(county text, reach uuid[], hand uuid) returns void language plpgsql stable set search_path = public, pg_temp as $$
declare
  villages text := coalesce(current_setting('app.villages', true), '');
  townships text := coalesce(current_setting('app.townships', true), '');
  account text := coalesce(current_setting('app.account', true), '');
  mine text;
begin
  if strpos(coalesce(current_setting('app.counties', true), ''), ',' || county || ',') = 0 then
    raise exception 'money beyond reach' using errcode = 'ZM001';
  end if;
  if account <> '' and account <> hand::text then
    raise exception 'money by another hand' using errcode = 'ZM001';
  end if;
  if villages = '*' and townships = '*' then return; end if;
  mine := trim(both ',' from (case when villages <> '*' then villages else townships end) || coalesce(current_setting('app.organisation', true), ''));
  if mine = '' or not reach && string_to_array(mine, ',')::uuid[] then
    raise exception 'money beyond reach' using errcode = 'ZM001';
  end if;
end $$;
comment on function money_hand is 'guard_reach() for functions that pass the policies by; a hand is the account of the request, where there is one.';

create function money_stop(why text) returns void language plpgsql as $$
begin raise exception '%', why using errcode = 'ZM002'; end $$;
comment on function money_stop is 'The last wall: the rules before it should have said so in words.';

create function receive_fund(county text, batch uuid, hand uuid, facts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform money_hand(county, '{}', hand);
  insert into fund_batch (county_id, id, type_code, type_name, level, year, document, document_on, received_on, amount_fen, giver, text, rule_version, made_by)
  values (county, batch, facts ->> 'typeCode', facts ->> 'typeName', facts ->> 'level', (facts ->> 'year')::integer, facts ->> 'document',
    (facts ->> 'documentOn')::date, (facts ->> 'receivedOn')::date, (facts ->> 'amountFen')::bigint, coalesce(facts ->> 'giver', ''),
    coalesce(facts ->> 'text', ''), (facts ->> 'ruleVersion')::integer, hand);
  insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, on_day, document, made_by)
  values (county, 'receive', 'treasury', 'source', (facts ->> 'amountFen')::bigint, batch, (facts ->> 'documentOn')::date, facts ->> 'document', hand);
end $$;

create function return_fund(county text, batch uuid, hand uuid, amount bigint, day date, paper text, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform money_hand(county, '{}', hand);
  update fund_batch set returned_fen = returned_fen + amount, version = version + 1 where county_id = county and id = batch;
  if not found then perform money_stop('no batch'); end if;
  insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, on_day, document, text, made_by)
  values (county, 'return', 'returned', 'treasury', amount, batch, day, paper, why, hand);
end $$;

-- The entry and the totals of an allocation, once it stands.
create function post_allocation(county text, allocation uuid, hand uuid, day date) returns void
language plpgsql set search_path = public, pg_temp as $$
declare one fund_allocation;
begin
  select * into one from fund_allocation where county_id = county and id = allocation;
  update project set allocated_fen = allocated_fen + one.amount_fen where county_id = county and id = one.project_id;
  update fund_batch set allocated_fen = allocated_fen + one.amount_fen, version = version + 1 where county_id = county and id = one.batch_id;
  insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, on_day, document, text, made_by, reach)
  values (county, 'allocate', 'project', 'treasury', one.amount_fen, one.batch_id, allocation, one.project_id, day, one.document, one.purpose, hand, one.reach);
end $$;

-- What each village has of it: the caller divides, here it is counted.
create function spread_allocation(county text, allocation uuid, parts jsonb) returns void
language plpgsql set search_path = public, pg_temp as $$
declare one fund_allocation; total numeric;
begin
  select * into one from fund_allocation where county_id = county and id = allocation;
  insert into allocation_village (county_id, allocation_id, project_id, village_id, township_id, position, share, amount_fen, reach)
  select county, allocation, one.project_id, v.id, v.township_id, p.position, p.share, p.amount, one.reach
  from (select (e.part ->> 'villageId')::uuid as village, (e.at - 1)::integer as position, (e.part ->> 'share')::integer as share,
    (e.part ->> 'amountFen')::bigint as amount from jsonb_array_elements(parts) with ordinality as e (part, at)) p
    join village v on v.county_id = county and v.id = p.village
  on conflict (county_id, allocation_id, village_id) do update set amount_fen = excluded.amount_fen;
  select coalesce(sum(amount_fen), 0) into total from allocation_village where county_id = county and allocation_id = allocation;
  if total <> one.amount_fen - one.recalled_fen then perform money_stop('villages do not sum to the allocation'); end if;
end $$;

create function allocate_fund(county text, allocation uuid, hand uuid, facts jsonb, parts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  places uuid[];
  blocked boolean := jsonb_array_length(facts -> 'hits') > 0;
begin
  select reach into places from project where county_id = county and id = (facts ->> 'projectId')::uuid for no key update;
  if not found then perform money_stop('no project'); end if;
  perform money_hand(county, places, hand);
  perform 1 from fund_batch where county_id = county and id = (facts ->> 'batchId')::uuid for no key update;
  insert into fund_allocation (county_id, id, batch_id, project_id, use_code, use_name, purpose, document, on_day, amount_fen, status, hits, moved_on,
    rule_version, reach, made_by)
  values (county, allocation, (facts ->> 'batchId')::uuid, (facts ->> 'projectId')::uuid, facts ->> 'useCode', facts ->> 'useName',
    coalesce(facts ->> 'purpose', ''), coalesce(facts ->> 'document', ''), (facts ->> 'onDay')::date, (facts ->> 'amountFen')::bigint,
    case when blocked then 'blocked' else 'posted' end, facts -> 'hits', (facts ->> 'onDay')::date, (facts ->> 'ruleVersion')::integer, places, hand);
  perform spread_allocation(county, allocation, parts);
  if not blocked then perform post_allocation(county, allocation, hand, (facts ->> 'onDay')::date); end if;
end $$;

create function judge_use(county text, allocation uuid, hand uuid, override uuid, allowed boolean, day date, why text, ground text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one fund_allocation;
begin
  select * into one from fund_allocation where county_id = county and id = allocation;
  if not found then perform money_stop('no allocation'); end if;
  perform money_hand(county, one.reach, hand);
  perform 1 from project where county_id = county and id = one.project_id for no key update;
  perform 1 from fund_batch where county_id = county and id = one.batch_id for no key update;
  update fund_allocation set status = case when allowed then 'posted' else 'withdrawn' end, moved_on = greatest(on_day, day), version = version + 1
  where county_id = county and id = allocation and status = 'blocked';
  if not found then perform money_stop('allocation is not blocked'); end if;
  insert into use_override (county_id, id, allocation_id, project_id, decision, hits, reason, basis, on_day, asked_by, decided_by, reach)
  values (county, override, allocation, one.project_id, case when allowed then 'allowed' else 'refused' end, one.hits, why, ground, day, one.made_by, hand, one.reach);
  if allowed then perform post_allocation(county, allocation, hand, day); end if;
end $$;

create function withdraw_allocation(county text, allocation uuid, hand uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one fund_allocation;
begin
  select * into one from fund_allocation where county_id = county and id = allocation;
  if not found then perform money_stop('no allocation'); end if;
  perform money_hand(county, one.reach, hand);
  perform 1 from project where county_id = county and id = one.project_id for no key update;
  update fund_allocation set status = 'withdrawn', version = version + 1 where county_id = county and id = allocation and status = 'blocked';
  if not found then perform money_stop('allocation is not blocked'); end if;
end $$;

create function recall_fund(county text, allocation uuid, hand uuid, amount bigint, day date, paper text, why text, parts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one fund_allocation;
begin
  select * into one from fund_allocation where county_id = county and id = allocation;
  if not found then perform money_stop('no allocation'); end if;
  perform money_hand(county, one.reach, hand);
  perform 1 from project where county_id = county and id = one.project_id for no key update;
  perform 1 from fund_batch where county_id = county and id = one.batch_id for no key update;
  update fund_allocation set recalled_fen = recalled_fen + amount, moved_on = greatest(moved_on, day), version = version + 1
  where county_id = county and id = allocation and status = 'posted';
  if not found or amount <= 0 then perform money_stop('nothing to recall'); end if;
  update project set allocated_fen = allocated_fen - amount where county_id = county and id = one.project_id;
  update fund_batch set allocated_fen = allocated_fen - amount, version = version + 1 where county_id = county and id = one.batch_id;
  perform spread_allocation(county, allocation, parts);
  insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, on_day, document, text, made_by, reach)
  values (county, 'recall', 'treasury', 'project', amount, one.batch_id, allocation, one.project_id, day, paper, why, hand, one.reach);
end $$;

create function sign_contract(county text, contract uuid, hand uuid, facts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare places uuid[]; amount bigint := (facts ->> 'amountFen')::bigint;
begin
  update project set contracted_fen = contracted_fen + amount where county_id = county and id = (facts ->> 'projectId')::uuid returning reach into places;
  if not found then perform money_stop('no project'); end if;
  perform money_hand(county, places, hand);
  insert into project_contract (county_id, id, project_id, form, category, number, name, party, first_fen, amount_fen, signed_on, finish_on,
    retention_percent, retention_due_on, reach, made_by)
  values (county, contract, (facts ->> 'projectId')::uuid, facts ->> 'form', facts ->> 'category', facts ->> 'number', coalesce(facts ->> 'name', ''),
    facts ->> 'party', amount, amount, (facts ->> 'signedOn')::date, (facts ->> 'finishOn')::date, (facts ->> 'retentionPercent')::smallint,
    (facts ->> 'retentionDueOn')::date, places, hand);
end $$;

create function change_contract(county text, contract uuid, hand uuid, facts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one project_contract; delta bigint := (facts ->> 'deltaFen')::bigint;
begin
  select * into one from project_contract where county_id = county and id = contract;
  if not found then perform money_stop('no contract'); end if;
  perform money_hand(county, one.reach, hand);
  update project set contracted_fen = contracted_fen + delta where county_id = county and id = one.project_id;
  update project_contract set amount_fen = amount_fen + delta, version = version + 1 where county_id = county and id = contract returning * into one;
  insert into contract_change (county_id, id, contract_id, project_id, delta_fen, amount_fen, document, reason, change_id, on_day, made_by, reach)
  values (county, (facts ->> 'id')::uuid, contract, one.project_id, delta, one.amount_fen, facts ->> 'document', facts ->> 'reason',
    (facts ->> 'changeId')::uuid, (facts ->> 'onDay')::date, hand, one.reach);
end $$;

create function set_budget(county text, which uuid, hand uuid, budget bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare places uuid[];
begin
  update project set budget_fen = budget where county_id = county and id = which returning reach into places;
  if not found then perform money_stop('no project'); end if;
  perform money_hand(county, places, hand);
end $$;

create function ask_payment(county text, which uuid, hand uuid, facts jsonb, parts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one project_contract; asked bigint := (facts ->> 'amountFen')::bigint; total numeric;
begin
  select * into one from project_contract where county_id = county and id = (facts ->> 'contractId')::uuid;
  if not found then perform money_stop('no contract'); end if;
  perform money_hand(county, one.reach, hand);
  insert into payment (county_id, id, project_id, contract_id, kind, amount_fen, text, papers, requested_by, requested_on, reach)
  values (county, which, one.project_id, one.id, facts ->> 'kind', asked, coalesce(facts ->> 'text', ''), coalesce(facts ->> 'papers', ''), hand,
    (facts ->> 'onDay')::date, one.reach);
  insert into payment_source (county_id, payment_id, allocation_id, amount_fen, reach)
  select county, which, a.id, (e.part ->> 'amountFen')::bigint, one.reach
  from jsonb_array_elements(parts) as e (part)
    join fund_allocation a on a.county_id = county and a.id = (e.part ->> 'allocationId')::uuid and a.project_id = one.project_id and a.status = 'posted';
  select coalesce(sum(amount_fen), 0) into total from payment_source where county_id = county and payment_id = which;
  if total <> asked then perform money_stop('sources do not sum to the payment'); end if;
end $$;

create function answer_payment(county text, which uuid, hand uuid, decided text, day date, words text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one payment;
begin
  select * into one from payment where county_id = county and id = which for no key update;
  if not found then perform money_stop('no payment'); end if;
  perform money_hand(county, one.reach, hand);
  if not (decided = 'approved' and one.status = 'requested' or decided in ('refused', 'withdrawn') and one.status in ('requested', 'approved'))
  then perform money_stop('payment is answered already'); end if;
  update payment set status = decided, answered_by = hand, answered_on = day, answer = words, version = version + 1
  where county_id = county and id = which;
end $$;

create function pay(county text, which uuid, hand uuid, day date, paper text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one payment; total numeric;
begin
  select * into one from payment where county_id = county and id = which;
  if not found then perform money_stop('no payment'); end if;
  perform money_hand(county, one.reach, hand);
  update project set paid_fen = paid_fen + one.amount_fen where county_id = county and id = one.project_id;
  update project_contract set paid_fen = paid_fen + one.amount_fen, version = version + 1 where county_id = county and id = one.contract_id;
  update payment set status = 'paid', paid_by = hand, paid_on = day, voucher = paper, version = version + 1
  where county_id = county and id = which and status = 'approved';
  if not found then perform money_stop('payment is not approved'); end if;
  perform 1 from fund_allocation a join payment_source s on s.county_id = county and s.payment_id = which and s.allocation_id = a.id
  where a.county_id = county order by a.id for no key update of a;
  with source as (
    select s.allocation_id, s.amount_fen from payment_source s where s.county_id = county and s.payment_id = which),
  taken as (
    update fund_allocation a set paid_fen = a.paid_fen + s.amount_fen, moved_on = greatest(a.moved_on, day), version = a.version + 1
    from source s where a.county_id = county and a.id = s.allocation_id and a.project_id = one.project_id
    returning a.batch_id, a.id, s.amount_fen),
  entered as (
    insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, contract_id, payment_id, on_day, document, text, made_by, reach)
    select county, 'pay', 'spent', 'project', amount_fen, batch_id, id, one.project_id, one.contract_id, which, day, paper, one.text, hand, one.reach from taken
    returning amount_fen)
  select coalesce(sum(amount_fen), 0) into total from entered;
  if total <> one.amount_fen then perform money_stop('sources do not sum to the payment'); end if;
end $$;

create function reverse_payment(county text, which uuid, hand uuid, day date, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one payment; total numeric;
begin
  select * into one from payment where county_id = county and id = which;
  if not found then perform money_stop('no payment'); end if;
  perform money_hand(county, one.reach, hand);
  update project set paid_fen = paid_fen - one.amount_fen where county_id = county and id = one.project_id;
  update project_contract set paid_fen = paid_fen - one.amount_fen, version = version + 1 where county_id = county and id = one.contract_id;
  update payment set status = 'reversed', reversed_by = hand, reversed_on = day, reversal = why, version = version + 1
  where county_id = county and id = which and status = 'paid';
  if not found then perform money_stop('payment is not paid'); end if;
  perform 1 from fund_allocation a join payment_source s on s.county_id = county and s.payment_id = which and s.allocation_id = a.id
  where a.county_id = county order by a.id for no key update of a;
  with made as (
    select e.* from ledger_entry e where e.county_id = county and e.payment_id = which and e.kind = 'pay'),
  given as (
    update fund_allocation a set paid_fen = a.paid_fen - m.amount_fen, moved_on = greatest(a.moved_on, day), version = a.version + 1
    from made m where a.county_id = county and a.id = m.allocation_id
    returning m.id, a.batch_id, a.id as allocation_id, m.amount_fen),
  entered as (
    insert into ledger_entry (county_id, kind, debit, credit, amount_fen, batch_id, allocation_id, project_id, contract_id, payment_id, on_day, document, text, reverses, made_by, reach)
    select county, 'reverse', 'project', 'spent', amount_fen, batch_id, allocation_id, one.project_id, one.contract_id, which, day, one.voucher, why, id, hand, one.reach from given
    returning amount_fen)
  select coalesce(sum(amount_fen), 0) into total from entered;
  if total <> one.amount_fen then perform money_stop('entries do not sum to the payment'); end if;
end $$;

-- 对账: what the running totals say and what the entries say; where both agree there is no row.
create function ledger_faults(county text) returns table (subject text, id uuid, kept_fen bigint, entered_fen bigint)
language sql stable set search_path = public, pg_temp as $$
  with entry as (
    select batch_id, allocation_id, project_id, contract_id, payment_id,
      sum(amount_fen) filter (where kind = 'receive') as received, sum(amount_fen) filter (where kind = 'return') as returned,
      sum(amount_fen) filter (where kind = 'allocate') as allocated, sum(amount_fen) filter (where kind = 'recall') as recalled,
      sum(case kind when 'pay' then amount_fen when 'reverse' then -amount_fen end) as paid
    from ledger_entry where county_id = county group by 1, 2, 3, 4, 5),
  batch as (select batch_id, sum(received) as received, coalesce(sum(allocated), 0) - coalesce(sum(recalled), 0) as allocated,
    coalesce(sum(returned), 0) as returned from entry group by 1),
  allocation as (select allocation_id, sum(allocated) as allocated, coalesce(sum(recalled), 0) as recalled, coalesce(sum(paid), 0) as paid
    from entry where allocation_id is not null group by 1),
  project as (select project_id, coalesce(sum(allocated), 0) - coalesce(sum(recalled), 0) as allocated, coalesce(sum(paid), 0) as paid
    from entry where project_id is not null group by 1),
  contract as (select contract_id, sum(paid) as paid from entry where contract_id is not null group by 1),
  payment as (select payment_id, sum(paid) as paid from entry where payment_id is not null group by 1),
  told (subject, id, kept, entered) as (
    select 'batch-amount', b.id, b.amount_fen, e.received from fund_batch b left join batch e on e.batch_id = b.id where b.county_id = county
    union all select 'batch-allocated', b.id, b.allocated_fen, e.allocated from fund_batch b left join batch e on e.batch_id = b.id where b.county_id = county
    union all select 'batch-returned', b.id, b.returned_fen, e.returned from fund_batch b left join batch e on e.batch_id = b.id where b.county_id = county
    union all select 'allocation-amount', a.id, case a.status when 'posted' then a.amount_fen else 0 end, e.allocated
      from fund_allocation a left join allocation e on e.allocation_id = a.id where a.county_id = county
    union all select 'allocation-recalled', a.id, a.recalled_fen, e.recalled from fund_allocation a left join allocation e on e.allocation_id = a.id where a.county_id = county
    union all select 'allocation-paid', a.id, a.paid_fen, e.paid from fund_allocation a left join allocation e on e.allocation_id = a.id where a.county_id = county
    union all select 'allocation-villages', a.id, a.amount_fen - a.recalled_fen, v.amount from fund_allocation a
      left join (select allocation_id, sum(amount_fen) as amount from allocation_village where county_id = county group by 1) v on v.allocation_id = a.id
      where a.county_id = county
    union all select 'project-allocated', p.id, p.allocated_fen, e.allocated from public.project p left join project e on e.project_id = p.id where p.county_id = county
    union all select 'project-paid', p.id, p.paid_fen, e.paid from public.project p left join project e on e.project_id = p.id where p.county_id = county
    union all select 'project-contracted', p.id, p.contracted_fen, c.amount from public.project p
      left join (select project_id, sum(amount_fen) as amount from project_contract where county_id = county group by 1) c on c.project_id = p.id
      where p.county_id = county
    union all select 'contract-amount', c.id, c.amount_fen, c.first_fen + coalesce(d.delta, 0) from project_contract c
      left join (select contract_id, sum(delta_fen) as delta from contract_change where county_id = county group by 1) d on d.contract_id = c.id
      where c.county_id = county
    union all select 'contract-paid', c.id, c.paid_fen, e.paid from project_contract c left join contract e on e.contract_id = c.id where c.county_id = county
    union all select 'payment-paid', p.id, case p.status when 'paid' then p.amount_fen else 0 end, e.paid
      from public.payment p left join payment e on e.payment_id = p.id where p.county_id = county
    union all select 'payment-sources', p.id, p.amount_fen, s.amount from public.payment p
      left join (select payment_id, sum(amount_fen) as amount from payment_source where county_id = county group by 1) s on s.payment_id = p.id
      where p.county_id = county)
  select subject, id, kept::bigint, coalesce(entered, 0)::bigint from told where kept <> coalesce(entered, 0)
$$;
comment on function ledger_faults is 'Asked as the reader: row-level security holds.';

revoke execute on function receive_fund, return_fund, post_allocation, spread_allocation, allocate_fund, judge_use, withdraw_allocation, recall_fund,
  sign_contract, change_contract, set_budget, ask_payment, answer_payment, pay, reverse_payment, ledger_faults, money_hand, money_stop from public;
grant execute on function receive_fund, return_fund, allocate_fund, judge_use, withdraw_allocation, recall_fund, sign_contract, change_contract,
  set_budget, ask_payment, answer_payment, pay, reverse_payment, ledger_faults to zhucun_app;
