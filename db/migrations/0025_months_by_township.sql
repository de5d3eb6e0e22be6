-- A village that moves to another township in mid-month leaves two shares of the month behind, as its entries lie in two townships.
alter table record_month drop constraint record_month_pkey;
alter table record_month add primary key (county_id, month, village_id, kind, part, township_id);
