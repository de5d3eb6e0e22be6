import type { Summary, Table } from "./summary.ts";
import type { Question } from "./worker.ts";

/** Put in by tools/verifier.ts: the whole of worker.ts as text, because a page opened from a folder may load no other file. */
declare const workerCode: string;

const byId = (id: string) => document.getElementById(id)!;
const area = byId("text") as HTMLTextAreaElement;
const chooser = byId("file") as HTMLInputElement;
const published = byId("published") as HTMLTextAreaElement;
const report = byId("report");

const worker = new Worker(URL.createObjectURL(new Blob([workerCode], { type: "text/javascript" })));
let asked: Question["source"] | undefined;

worker.addEventListener("message", ({ data }: MessageEvent<Summary>) => show(data));
worker.addEventListener("error", ({ message }) =>
  say(`核验没有完成（${message}）。请重新选择文件；仍不成功的，请换用新版浏览器再试。`),
);

function ask(source: Question["source"] | undefined) {
  if (source === undefined) return;
  asked = source;
  say("正在核验……");
  const question: Question = { source, published: published.value };
  worker.postMessage(question);
}

/** What is pasted often brings line ends of its editor along; a file must be right to the byte. */
const pasted = () => area.value.replace(/^\ufeff/, "").trim();

chooser.addEventListener("change", () => ask(chooser.files?.[0]));
byId("check").addEventListener("click", () => ask(area.value.trim() === "" ? asked : pasted()));
byId("print").addEventListener("click", () => window.print());
area.addEventListener("input", () => {
  chooser.value = "";
});
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
document.addEventListener("drop", ({ dataTransfer }) => {
  area.value = "";
  ask(dataTransfer?.files[0]);
});

function say(words: string) {
  report.replaceChildren(element("p", words, "wait"));
}

function show({ passed, checks, facts, tables, milliseconds }: Summary) {
  const verdict = passed ? "核验通过：重新抽取，结果与证书一致。" : "核验不通过，见下面标“✗”的各项。";
  const list = element("ul", "", "checks");
  for (const check of checks)
    list.append(element("li", `${check.passed ? "✓" : "✗"} ${check.sentence}`, check.passed ? "yes" : "no"));
  report.replaceChildren(
    element("p", verdict, passed ? "verdict yes" : "verdict no"),
    element("p", `用时 ${(milliseconds / 1000).toFixed(2)} 秒`, "time"),
    list,
    ...(facts.length > 0 ? [tableOf({ title: "抽取情况", heads: [], rows: facts }, "facts")] : []),
    ...tables.map((table) => tableOf(table, "rows")),
  );
  report.dataset["state"] = passed ? "passed" : "failed";
  byId("print").hidden = false;
}

function tableOf({ title, heads, rows, all }: Table, style: string): HTMLElement {
  const table = element("table", "", style);
  const head = document.createElement("tr");
  heads.forEach((word, i) => head.append(element("th", word, typeof rows[0]?.[i] === "number" ? "number" : "")));
  if (heads.length > 0) table.createTHead().append(head);
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const cell of row) line.append(element("td", String(cell), typeof cell === "number" ? "number" : ""));
  }
  const section = document.createElement("section");
  const count = all === undefined ? "" : `（共 ${all} 行，只列前 ${rows.length} 行）`;
  section.append(element("h2", `${title}${count}`), table);
  return section;
}

/** Text is set, never markup: a certificate may come from anybody. */
function element<K extends keyof HTMLElementTagNameMap>(name: K, text: string, style = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}
