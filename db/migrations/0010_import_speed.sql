-- A large ledger writes hundreds of thousands of rows at once; what another key already proves is not proven again for each.

-- village (county_id, township_id) → township, and township.county_id → area: the county of a village is proven by its township.
alter table village drop constraint village_county_id_fkey;

-- Nothing asks for a match name inside one township in SQL: the importer reads the whole county once. The foreign key to
-- township is followed by village_order_idx.
drop index village_match_idx;

-- The unique key (county_id, place_id, scheme, vintage) begins with the same columns.
drop index place_code_place_idx;

-- Rows are written only in the transaction that holds their batch locked, and no batch is ever deleted.
alter table import_row drop constraint import_row_county_id_batch_id_fkey;

-- Most rows of a large first import are new ones, and the primary key pages through them; what is rare is found here.
drop index import_row_outcome_idx;
create index import_row_outcome_idx on import_row (county_id, batch_id, outcome, row_number) where outcome <> 'new';
