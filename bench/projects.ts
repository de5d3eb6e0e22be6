/**
 * Overview, flow of money, archive of a project and the lists of the stage through the real program over HTTP, in a county of 14 townships with
 * 10,000 projects in all gates and 200,000 payments: one client alone, 32 that ask as soon as they are answered, and 32 who read half a second in
 * between. Beside them, in the same run, the own account: the least that a page behind a session costs.
 * "While written": a clerk writes something down about a project every second.
 * `node bench/projects.ts [seconds] [name,name…]`; KEEP names a folder whose database is made once and used again.
 */
import process from "node:process";
import { type Asked, ask, percentile, signIn, type Times } from "./ground/clients.ts";
import { type Country, openCountry, password } from "./ground/country.ts";
import { spentByProcess, spentByTree } from "./ground/processor.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { county, loadProjects, openProject, paidProjects } from "./ground/projects.ts";
import { markdown } from "./ground/table.ts";
import { writeEverySecond } from "./ground/writing.ts";

const seconds = Number(process.argv[2] ?? 3);
const only = process.argv[3]?.split(",");
const size = { projects: 10_000, payments: 200_000 };
const bar = 80;

interface Page {
  readonly office: "county" | "township";
  readonly name: string;
  readonly path: Asked["path"];
  readonly barred?: boolean;
  readonly written?: boolean;
}

const country = await openCountry(6_000, process.env.KEEP);
try {
  await loadProjects(country.ownerUrl, size);
  const paid = await paidProjects(country.ownerUrl);
  const asked = only ? pages(paid).filter(({ name }) => only.some((one) => name.includes(one))) : pages(paid);
  await onProgram(country.ownerUrl, (program) => measure(program, country, asked));
} finally {
  await country.close();
}

function pages(paid: readonly string[]): Page[] {
  let turn = 0;
  const archive = () => `/api/projects/${paid[(turn += 1) % paid.length]!}/archive`;
  const overview = { name: "overview", path: `/api/projects/overview?countyId=${county}` };
  const flow = { name: "flow of money", path: `/api/projects/money-flow?countyId=${county}` };
  const lists = [
    ["payments, 50 rows", "/api/payments?page=1&size=50"],
    ["incomes, 50 rows", "/api/incomes?page=1&size=50"],
    ["assets, 50 rows", "/api/assets?page=1&size=50"],
    ["ledger, 50 rows", "/api/ledger?page=1&size=50"],
    ["trial balance", "/api/ledger-trial"],
  ].map(([name, path]) => ({ name: name!, path: path! }));
  const county_ = { office: "county" } as const;
  const township = { office: "township" } as const;
  return [
    { ...county_, name: "own account", path: "/api/auth/me" },
    { ...county_, ...overview, barred: true },
    { ...county_, ...overview, name: "overview while written", written: true },
    { ...county_, ...flow, barred: true },
    { ...county_, ...flow, name: "flow of money while written", written: true },
    { ...county_, name: "archive of a project", path: archive(), barred: true },
    { ...county_, name: "archive, another project each time", path: archive, barred: true },
    ...lists.map((one) => ({ ...county_, ...one })),
    { ...township, ...overview },
    { ...township, ...flow },
    ...lists.slice(0, 4).map((one) => ({ ...township, ...one })),
  ];
}

async function measure({ origin, pid }: Running, { postmaster, ownerUrl }: Country, asked: readonly Page[]) {
  const cookies = {
    county: await signIn(origin, "county", password),
    township: await signIn(origin, "township", password),
  };
  const open = await openProject(ownerUrl);
  const rows: string[][] = [];
  for (const { office, name, path, barred = false, written = false } of asked) {
    const page = { origin, cookie: cookies[office], path };
    const writing = written ? writeEverySecond(origin, cookies.county, open) : undefined;
    // Each connection plans a statement anew until it has come five times.
    await ask(page, { clients: 32, seconds });
    const alone = await ask(page, { clients: 1, seconds });
    const [program, database] = [await spentByProcess(pid), await spentByTree(postmaster)];
    const many = await ask(page, { clients: 32, seconds });
    const used = { program: await spentByProcess(pid), database: await spentByTree(postmaster) };
    const calm = await ask(page, { clients: 32, seconds, pause: 500 });
    await writing?.stop();
    const each = (spent: number) => (spent / many.times.length).toFixed(1);
    const held = percentile(many.times, 0.95) <= bar;
    if (barred && !held) process.exitCode = 1;
    rows.push([
      `${office}: ${name}`,
      shown(alone),
      shown(many),
      (many.times.length / many.seconds).toFixed(0),
      `${each(used.program - program)} + ${each(used.database - database)}`,
      (many.bytes / 1024).toFixed(1),
      percentile(calm.times, 0.95).toFixed(0),
      barred ? (held ? "held" : "missed") : "",
    ]);
  }
  console.log(
    markdown(
      [
        "page",
        "1 client: p50 / p95 ms",
        "32 clients: p50 / p95 ms",
        "answers/s",
        "CPU ms program + database",
        "KB",
        "32 who read half a second: p95 ms",
        `p95 ≤ ${bar} ms, 32 clients`,
      ],
      rows,
    ),
  );
}

function shown({ times }: Times): string {
  return [0.5, 0.95].map((share) => percentile(times, share).toFixed(0)).join(" / ");
}
