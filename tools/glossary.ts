import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { access, roles } from "../src/domain/access.ts";
import { verbLabel } from "../src/domain/audit/labels.ts";
import { roleLabel } from "../src/domain/labels.ts";

/** One spelling for all: roleGrant, role_grant and role-grant are the same word. */
const plain = (word: string) =>
  word
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/[_ ]/g, "-")
    .toLowerCase();

/** Rows of | 中文 | `identifier` | meaning | source clause | not to be confused with |; a cell may hold several identifiers. */
function glossaryWords(): Set<string> {
  const rows = readFileSync("docs/glossary.md", "utf8").split("\n");
  const cells = rows.filter((row) => row.startsWith("|")).map((row) => row.split("|")[2] ?? "");
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => plain(word!))));
}

/** identifier → the Chinese words of its rows: 评估（摸排表） and 简报、通报 are two words each. */
function chineseWords(): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const row of readFileSync("docs/glossary.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))) {
    const [, chinese = "", identifiers = ""] = row.split("|").map((cell) => cell.trim());
    const said = [chinese, ...chinese.split(/[（）、]/).filter(Boolean)];
    for (const [, word] of identifiers.matchAll(/`([^`]+)`/g))
      words.set(plain(word!), [...(words.get(plain(word!)) ?? []), ...said]);
  }
  return words;
}

/** An office bears exactly the glossary's word, and an act names its subject with it, on pages, in the audit and in the manual. */
function wrongLabels(): string[] {
  const chinese = chineseWords();
  const offices = roles
    .filter((role) => chinese.get(role)?.[0] !== roleLabel[role])
    .map(
      (role) =>
        `${role} is ${chinese.get(role)?.[0]} in docs/glossary.md and ${roleLabel[role]} in src/domain/labels.ts`,
    );
  const acts = Object.entries(verbLabel).flatMap(([verb, label]) => {
    const subject = verb.split(".")[0]!;
    // A county is the glossary's 县级专班, the office; as a place it is 县（市、区） everywhere.
    const said = subject === "county" ? ["县（市、区）"] : (chinese.get(plain(subject)) ?? []);
    return said.some((word) => label.includes(word))
      ? []
      : [`${verb} is ${label}, but ${subject} is ${said.join(" or ")}`];
  });
  return [...offices, ...acts];
}

const stages = () =>
  readdirSync("src/domain", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(`src/domain/${entry.name}`).length > 0)
    .map(({ name }) => ({ word: name, where: `src/domain/${name}` }));

function tables() {
  if (!existsSync("db/schema.sql")) return [];
  const created = /^create table (?:if not exists )?(?:public\.)?"?(\w+)"?(?! partition of)/gim;
  const names = [...readFileSync("db/schema.sql", "utf8").matchAll(created)].map(([, name]) => name!);
  return names.map((word) => ({ word, where: "db/schema.sql" }));
}

const verbs = () =>
  [...roles, ...Object.keys(access).flatMap((verb) => verb.split("."))].map((word) => ({
    word,
    where: "src/domain/access.ts",
  }));

async function states() {
  const found: { word: string; where: string }[] = [];
  for (const where of globSync("src/domain/**/*.ts", { exclude: ["**/*.test.ts"] })) {
    const exported = (await import(pathToFileURL(resolve(where)).href)) as Record<string, object>;
    const flows = Object.keys(exported).filter((name) => name.endsWith("Flow"));
    found.push(
      ...flows.flatMap((name) => Object.keys(exported[name]!).map((word) => ({ word, where: `${where} ${name}` }))),
    );
  }
  return found;
}

/** Every word the code uses, in all the ways it may begin one: `village` is in villageId, village_id and "village.read". */
function codeWords(): string {
  const paths = globSync("{src,db}/**/*.{ts,tsx,sql}");
  return plain(paths.map((path) => `${path} ${readFileSync(path, "utf8")}`).join(" "));
}

const known = glossaryWords();
const code = codeWords();
const used = (word: string) => new RegExp(`(?<![a-z0-9])${word}`).test(code);

const wanted = [...stages(), ...tables(), ...verbs(), ...(await states())];
const missing = new Map(wanted.filter(({ word }) => !known.has(plain(word))).map(({ word, where }) => [word, where]));
for (const [word, where] of missing) console.log(`missing from docs/glossary.md: ${word} (${where})`);

const stale = [...known].filter((word) => !used(word));
for (const word of stale) console.log(`in docs/glossary.md, but nowhere in src/ or db/: ${word}`);

const wrong = wrongLabels();
for (const sentence of wrong) console.log(sentence);
process.exitCode = missing.size + stale.length + wrong.length > 0 ? 1 : 0;
