import { issueText } from "../src/domain/bulletins/series.ts";
import { uuidv7 } from "../src/contract/uuid.ts";
import { figuresUsed } from "../src/domain/figures/text-blocks.ts";
import { briefingDocument } from "../src/server/bulletins/document.ts";
import { catalogue } from "../src/server/bulletins/figures.ts";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { kyselyOn, openGate, openPool, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { evaluate, scopesOf } from "../src/server/figures/evaluate.ts";
import { displaysOf } from "../src/server/figures/reading.ts";
import { freezeFigures } from "../src/server/figures/rows.ts";
import { renderOfficialDocument } from "../src/server/office/render-document.ts";
import { accountIdOf, qinglan, seedCast } from "../src/server/testing/cast.ts";
import { aConfirmedRound } from "../src/server/testing/given-bulletins.ts";

// A briefing of 20 pages with 200 bound figures: counted, frozen with its rows, and rendered. Limit: 3 s to the .docx.

const actor = {
  accountId: accountIdOf(5),
  name: "",
  role: "county",
  organisationId: null,
  counties: [qinglan],
  townships: "all",
  villages: "all",
} as const;
const plain =
  "驻村工作队坚持逐户走访、逐项对账，把群众反映的问题列成清单，明确责任人和完成时限，办结一项、销号一项，做法可供各地借鉴。";

/** 28 more townships with 600 files, 3,000 problems and as many goals. Rows alone: foreign keys are left aside while loading. */
async function load(tx: Tx): Promise<string> {
  await seedCast(tx, "-");
  const { roundId } = await aConfirmedRound(tx);
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`insert into township (county_id, id, name, kind, sort_order)
    select ${qinglan}, md5('t' || n)::uuid, '第' || n || '镇', 'town', n from generate_series(1, 28) n`.execute(tx);
  await sql`insert into village (county_id, id, township_id, name, match_name, kind)
    select ${qinglan}, md5('v' || n)::uuid, md5('t' || 1 + n % 28)::uuid, '村' || n, '村' || n, 'village' from generate_series(1, 600) n`.execute(
    tx,
  );
  await sql`insert into case_file (county_id, id, round_id, decision_id, village_id, township_id, level, opened_on, due_on)
    select ${qinglan}, md5('c' || n)::uuid, ${roundId}::uuid, f.decision_id, md5('v' || n)::uuid, md5('t' || 1 + n % 28)::uuid, 'county', '2026-03-01', '2028-03-01'
    from generate_series(1, 600) n, (select decision_id from case_file limit 1) f`.execute(tx);
  await sql`insert into case_problem (county_id, id, case_id, village_id, township_id, aspect, text, due_on)
    select ${qinglan}, md5('p' || n)::uuid, md5('c' || 1 + n % 600)::uuid, md5('v' || 1 + n % 600)::uuid, md5('t' || 1 + (1 + n % 600) % 28)::uuid,
      'leadership', '书记空缺', '2026-10-01' from generate_series(1, 3000) n`.execute(tx);
  await sql`insert into case_goal (county_id, id, case_id, village_id, township_id, field, task, text, due_on)
    select ${qinglan}, md5('g' || n)::uuid, md5('c' || 1 + n % 600)::uuid, md5('v' || 1 + n % 600)::uuid, md5('t' || 1 + (1 + n % 600) % 28)::uuid,
      'leadership', 'fill-posts', '配齐班子', '2026-10-01' from generate_series(1, 3000) n`.execute(tx);
  return roundId;
}

async function measure(tx: Tx, roundId: string) {
  const period = { countyId: qinglan, roundId, today: "2026-11-22", from: "2026-01-01", to: "2026-11-22" };
  const view = { db: tx, actor, period };
  for (const run of ["cold", "warm", "warm"]) {
    const started = performance.now();
    const scopes = await scopesOf(view, catalogue);
    const tokens = [...catalogue.values()]
      .flatMap(({ code, kind }) =>
        kind === "share" ? [] : (scopes.get(code)?.map(({ scope }) => `${code}:${scope}`) ?? [code]),
      )
      .filter((key) => !key.includes("inspect") && !key.startsWith("answers") && !key.startsWith("findings"))
      .slice(0, 200);
    const items = Array.from({ length: 12 }, (_, at) => ({
      id: uuidv7(),
      section: "工作动态",
      title: `第${at + 1}篇稿件`,
      credit: "柳溪镇",
      blocks: [
        ...tokens
          .slice(at * 17, (at + 1) * 17)
          .map((key) => ({ kind: "paragraph" as const, text: `共{{${key}}}。${plain}${plain}` })),
      ],
    }));
    const uses = figuresUsed(items.flatMap(({ blocks }) => blocks));
    await evaluate(view, catalogue, scopes, uses);
    const frozen = await freezeFigures(view, catalogue, scopes, uses);
    const briefing = {
      ...{ title: "简报", issuer: "县驻村办", recipients: "", copyTo: "", printOffice: "", documentNumber: "" },
      ...{ masthead: "工作简报", note: "", contents: true, reportTo: "市委", sendTo: "县委", issueTo: "各乡镇" },
      ...{ blocks: [], copies: 120, items: items as never },
    };
    const issue = issueText({
      counting: "round",
      round: "第三轮",
      issuedOn: "2026-11-22",
      number: 18,
      supplement: false,
      total: null,
    });
    const printing = { date: "2026-11-22", issue, proof: false };
    const file = await renderOfficialDocument(briefingDocument(briefing, displaysOf(frozen), printing), "仿宋_GB2312");
    const spent = Math.round(performance.now() - started);
    console.log(
      `${frozen.length} figures evaluated, frozen and rendered to ${file.length} bytes (${run}): ${spent} ms`,
    );
    if (spent > 3000) process.exitCode = 1;
  }
}

const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
const server = await startEmbedded(dir, () => undefined, { fast: true });
try {
  await migrate(server.ownerUrl);
  const owner = kyselyOn(openPool(server.ownerUrl, 1));
  const gate = openGate(await appUrlOf(server.ownerUrl));
  const roundId = await owner.transaction().execute((tx) => load(tx as unknown as Tx));
  await sql`vacuum analyze`.execute(owner);
  await gate.write(actor, (tx) => measure(tx, roundId));
  await gate.close();
  await owner.destroy();
} finally {
  await server.stop();
  await fs.rm(dir, { recursive: true, force: true });
}
