-- 一个账号一名督查人员: what is sealed to a person's account is not opened through that of another.
-- Where one was linked to two before, it stays with whoever was entered first; the other is linked anew by the county.
update inspector i set account_id = null
where exists (select from inspector o where o.county_id = i.county_id and o.account_id = i.account_id and o.person_id < i.person_id);
create unique index inspector_account_idx on inspector (county_id, account_id) where account_id is not null;
