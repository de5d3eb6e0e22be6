alter table import_batch drop constraint import_batch_register_check;
alter table import_batch add constraint import_batch_register_check
  check (register in ('township', 'village', 'assessment', 'person', 'finding', 'project'));
