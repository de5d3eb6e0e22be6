import fs from "node:fs/promises";
import { expect } from "vitest";
import { openApiOf } from "#contract/openapi.ts";
import { access, type Verb } from "#domain/access.ts";
import { allRoutes } from "../app.ts";
import { describeSchema } from "../db/describe.ts";
import { registers } from "../registers.ts";
import { apiTest, onStage, raw } from "./api-test.ts";
import { workerDatabase } from "./worker-database.ts";

onStage();

/** Shared by all counties: reference or local tables, by name. */
const shared = [
  "area",
  "account",
  "role_grant",
  "session",
  "receipt",
  "deployment",
  "calendar_day",
  "calendar_year",
  "migration",
];

apiTest("every county table has county_id in its primary key, unique keys and foreign keys", async () => {
  const { rows } = await raw(
    `select c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as text
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'x') and c.relname <> all ($1)`,
    [shared],
  );
  const wrong = (rows as { name: string; key: string; text: string }[]).filter(
    ({ text }) => !text.includes("(county_id"),
  );
  expect(wrong).toEqual([]);
});

apiTest("every unique index of a county table begins with county_id", async () => {
  const { rows } = await raw(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as text from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and i.indisunique and c.relname <> all ($1)`,
    [shared],
  );
  const wrong = (rows as { text: string }[]).filter(({ text }) => !/\(county_id/.test(text));
  expect(wrong).toEqual([]);
});

apiTest("every county table names its county first, guards its rows and has no trigger, no set null", async () => {
  const { rows } = await raw(
    `select c.relname as name, a.attname as first, a.atttypid::regtype::text as type, a.attnotnull as filled, c.relrowsecurity as guarded,
       exists (select from pg_policy p where p.polrelid = c.oid) as policed,
       exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggered,
       exists (select from pg_constraint k where k.conrelid = c.oid and k.confdeltype in ('n', 'd')) as nulling
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)`,
    [shared],
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows as { name: string }[]) {
    expect(row).toEqual({
      name: row.name,
      first: "county_id",
      type: "text",
      filled: true,
      guarded: true,
      policed: true,
      triggered: false,
      nulling: false,
    });
  }
});

apiTest("every foreign key of a county table can be followed by an index", async () => {
  const { rows } = await raw(
    `select k.conrelid::regclass::text as name, k.conname as key from pg_constraint k
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) > 1
       and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
         and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  );
  expect(rows).toEqual([]);
});

apiTest("the application role owns nothing, passes no policy by, and cannot change what is written once", async () => {
  const { rows: role } = await raw(
    "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'zhucun_app'",
  );
  expect(role).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  const frozen = [
    "audit",
    "audit_seal",
    "audit_sealed",
    "opinion",
    "site_verification",
    "decision",
    "decision_village",
    "case_step",
    "acceptance",
    "look_back",
    "bulletin_figure",
    "bulletin_row",
    "bulletin_document",
  ];
  const { rows } = await raw(
    `select name, has_table_privilege('zhucun_app', name, 'update') as may_update, has_table_privilege('zhucun_app', name, 'delete') as may_delete
     from unnest($1::text[]) as name`,
    [frozen],
  );
  expect(rows).toEqual(frozen.map((name) => ({ name, mayUpdate: false, mayDelete: false })));
});

apiTest("the generated schema is the migrated one", async () => {
  const { types, dump } = await describeSchema(await workerDatabase());
  expect(await fs.readFile("src/server/db/schema.ts", "utf8")).toBe(types);
  expect(await fs.readFile("db/schema.sql", "utf8")).toBe(dump);
});

apiTest("openapi.json is current", async () => {
  const document = JSON.stringify(openApiOf(allRoutes.map(({ route }) => route)), null, 1);
  expect(await fs.readFile("docs/openapi.json", "utf8")).toBe(`${document}\n`);
});

apiTest("every route has a verb of the access table, and every verb a route or a register", async () => {
  const imported = [...registers.values()].map(({ verb }) => verb);
  const used = new Set([...allRoutes.map(({ route }) => route.verb), ...imported]);
  const known = Object.keys(access) as Verb[];
  expect([...used].filter((verb) => verb !== "public" && !known.includes(verb))).toEqual([]);
  expect(known.filter((verb) => !used.has(verb))).toEqual([]);
});

apiTest("no two routes share method and path", async () => {
  const names = allRoutes.map(({ route }) => `${route.method} ${route.path}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
