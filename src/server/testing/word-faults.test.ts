import JSZip from "jszip";
import { expect, test } from "vitest";
import { allRoutes } from "../app.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { wordFaults } from "./word-faults.ts";

const sound = () =>
  renderOfficialDocument({ title: "说明", body: [{ kind: "paragraph", runs: [{ text: "甲" }] }] }, "仿宋");

async function broken(part: string, change: (xml: string) => string) {
  const archive = await JSZip.loadAsync(await sound());
  archive.file(part, change(await archive.file(part)!.async("string")));
  return wordFaults(await archive.generateAsync({ type: "uint8array" }));
}

const inDocument = (before: string, after: string) => broken("word/document.xml", (xml) => xml.replace(before, after));

test("a sound file has no faults", async () => expect(await wordFaults(await sound())).toEqual([]));

test.each([
  ["a property twice", "<w:pPr>", '<w:pPr><w:widowControl w:val="false"/>', "<w:widowControl> twice"],
  ["an order that is not the schema's", "<w:pPr>", '<w:pPr><w:jc w:val="center"/>', "comes too late"],
  ["a property no paragraph has", "<w:pPr>", "<w:pPr><w:trHeight/>", "has no place"],
  ["a tag left open", "</w:p>", "", "closes"],
  ["a relationship nobody declared", "<w:r>", '<w:r r:id="rId99">', "is not declared"],
  ["a prefix nobody declared", "<w:r>", "<w:r><zz:x/>", "zz: is not declared"],
  ["loose markup", "甲", "甲 & 乙", "loose markup"],
])("%s is found", async (_, before, after, words) => {
  expect((await inDocument(before, after)).join("；")).toContain(words);
});

test("a part without a type, and a relationship that leads nowhere, are found", async () => {
  const away = (xml: string) => xml.replace("styles.xml", "nowhere.xml");
  expect((await broken("word/_rels/document.xml.rels", away)).join("；")).toContain("nowhere.xml, which is not there");
  const untyped = (xml: string) =>
    xml.replace(/<Override [^>]*\/word\/document\.xml"\/>/u, "").replace(/<Default [^>]*"xml"\/>/u, "");
  expect((await broken("[Content_Types].xml", untyped)).join("；")).toContain("no content type: word/document.xml");
});

test("the papers of the program are these: each is downloaded in a test of its stage, and looked at there", () => {
  const papers = allRoutes.filter(({ route }) => route.download === "docx").map(({ route }) => route.path);
  expect(papers.toSorted()).toEqual([
    "/bulletins/:id/document",
    "/bulletins/:id/version",
    "/cases/:id/acceptance-sheet",
    "/disclosures/:id/paper",
    "/draws/:id/certificate-paper",
    "/evaluations/:id/subjects/:subjectId/document",
    "/handovers/:id/document",
    "/matches/:id/document",
    "/remeasurements/:id/paper",
    "/replies/bulletins/:id/document",
    "/reports/:id/document",
    "/villages/:id/dossier/export",
  ]);
});
