-- 期初合同和拨付：what was signed and paid before the county came to the product enters through the ledger's own doors; and open objections stop payments in the database, too.

alter table project_contract add column imported boolean not null default false;
comment on column project_contract.imported is '导入: signed elsewhere, taken over from a ledger.';
alter table payment add column imported boolean not null default false;
comment on column payment.imported is '导入: paid elsewhere before; it was asked for and approved there, so that one hand enters it here.';
alter table payment drop constraint payment_check;
alter table payment add constraint payment_check check (imported or status = 'withdrawn' or answered_by <> requested_by);

alter table import_batch drop constraint import_batch_register_check;
alter table import_batch add constraint import_batch_register_check
  check (register in ('township', 'village', 'assessment', 'person', 'finding', 'project', 'contract', 'payment'));

create function import_contract(county text, contract uuid, hand uuid, facts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform sign_contract(county, contract, hand, facts);
  update project_contract set imported = true where county_id = county and id = contract;
end $$;

create function undo_contract(county text, contract uuid, hand uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one project_contract;
begin
  select * into one from project_contract where county_id = county and id = contract;
  if not found then perform money_stop('no contract'); end if;
  perform money_hand(county, one.reach, hand);
  update project set contracted_fen = contracted_fen - one.first_fen where county_id = county and id = one.project_id;
  delete from project_contract where county_id = county and id = contract and imported and version = 1 and paid_fen = 0
    and not exists (select from payment y where y.county_id = county and y.contract_id = contract);
  if not found then perform money_stop('contract has been worked with'); end if;
end $$;
comment on function undo_contract is 'Takes back a contract that was imported and that nobody has worked with since.';

create function import_payment(county text, which uuid, hand uuid, facts jsonb, parts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one project_contract;
  asked bigint := (facts ->> 'amountFen')::bigint;
  day date := (facts ->> 'onDay')::date;
  total numeric;
  arrived date;
begin
  select * into one from project_contract where county_id = county and id = (facts ->> 'contractId')::uuid;
  if not found then perform money_stop('no contract'); end if;
  perform money_hand(county, one.reach, hand);
  if day < one.signed_on then perform money_stop('paid before the contract was signed'); end if;
  insert into payment (county_id, id, project_id, contract_id, kind, amount_fen, text, status, imported, requested_by, requested_on, answered_by,
    answered_on, reach)
  values (county, which, one.project_id, one.id, facts ->> 'kind', asked, coalesce(facts ->> 'text', ''), 'approved', true, hand, day, hand, day,
    one.reach);
  insert into payment_source (county_id, payment_id, allocation_id, amount_fen, reach)
  select county, which, a.id, (e.part ->> 'amountFen')::bigint, one.reach
  from jsonb_array_elements(parts) as e (part)
    join fund_allocation a on a.county_id = county and a.id = (e.part ->> 'allocationId')::uuid and a.project_id = one.project_id and a.status = 'posted';
  select coalesce(sum(s.amount_fen), 0), max(coalesce(b.received_on, 'infinity')) into total, arrived
  from payment_source s join fund_allocation a on a.county_id = county and a.id = s.allocation_id
    join fund_batch b on b.county_id = county and b.id = a.batch_id
  where s.county_id = county and s.payment_id = which;
  if total <> asked then perform money_stop('sources do not sum to the payment'); end if;
  if arrived > day then perform money_stop('paid of money that had not arrived'); end if;
  perform pay(county, which, hand, day, facts ->> 'voucher');
end $$;
comment on function import_payment is 'A payment made elsewhere: asked for, approved and paid in one, within every limit pay() holds.';

revoke execute on function import_contract, undo_contract, import_payment from public;
grant execute on function import_contract, undo_contract, import_payment to zhucun_app;

-- 异议未答复不拨付：as a gate waits for the answer, so does the money. What was paid elsewhere before is no such decision.
create function objection_stop(county text, which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from objection o where o.county_id = county and o.project_id = which
    and not exists (select from objection_answer a where a.county_id = o.county_id and a.objection_id = o.id)) then
    perform money_stop('an objection waits for its answer');
  end if;
end $$;
revoke execute on function objection_stop from public;

create or replace function ask_payment(county text, which uuid, hand uuid, facts jsonb, parts jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one project_contract; asked bigint := (facts ->> 'amountFen')::bigint; total numeric;
begin
  select * into one from project_contract where county_id = county and id = (facts ->> 'contractId')::uuid;
  if not found then perform money_stop('no contract'); end if;
  perform money_hand(county, one.reach, hand);
  perform objection_stop(county, one.project_id);
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

create or replace function answer_payment(county text, which uuid, hand uuid, decided text, day date, words text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one payment;
begin
  select * into one from payment where county_id = county and id = which for no key update;
  if not found then perform money_stop('no payment'); end if;
  perform money_hand(county, one.reach, hand);
  if not (decided = 'approved' and one.status = 'requested' or decided in ('refused', 'withdrawn') and one.status in ('requested', 'approved'))
  then perform money_stop('payment is answered already'); end if;
  if decided = 'approved' then perform objection_stop(county, one.project_id); end if;
  update payment set status = decided, answered_by = hand, answered_on = day, answer = words, version = version + 1
  where county_id = county and id = which;
end $$;

create or replace function pay(county text, which uuid, hand uuid, day date, paper text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare one payment; total numeric;
begin
  select * into one from payment where county_id = county and id = which;
  if not found then perform money_stop('no payment'); end if;
  perform money_hand(county, one.reach, hand);
  if not one.imported then perform objection_stop(county, one.project_id); end if;
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
