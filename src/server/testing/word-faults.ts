import JSZip from "jszip";

/**
 * What Word would answer with “发现无法读取的内容”: parts without a content type, relationships that lead nowhere, ids given
 * twice, properties in another order than the schema's, markup that is no XML. Empty for a file that opens without repair.
 */
export async function wordFaults(content: Uint8Array): Promise<string[]> {
  const archive = await JSZip.loadAsync(content);
  const names = Object.keys(archive.files).filter((name) => !archive.files[name]!.dir);
  const read = (name: string) => archive.file(name)!.async("string");
  const texts = new Map<string, string>();
  for (const name of names.filter((one) => /\.(?:xml|rels)$/u.test(one))) texts.set(name, await read(name));
  return [
    ...typeFaults(names, texts.get("[Content_Types].xml") ?? ""),
    ...[...texts].flatMap(([name, xml]) => [
      ...wellFormed(xml).map((fault) => `${name}: ${fault}`),
      ...prefixFaults(xml).map((fault) => `${name}: ${fault}`),
      ...(name.endsWith(".rels") ? relationFaults(name, xml, names) : usedRelations(name, xml, texts)),
      ...orderFaults(xml).map((fault) => `${name}: ${fault}`),
      ...placeFaults(xml).map((fault) => `${name}: ${fault}`),
    ]),
    ...idFaults([...texts.values()].join("")),
  ];
}

const attributeOf = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1];
const tagsOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?/?>`, "gu"))].map(([tag]) => tag);

function typeFaults(names: readonly string[], types: string): string[] {
  const known = new Set(tagsOf(types, "Default").map((tag) => attributeOf(tag, "Extension")));
  const parts = tagsOf(types, "Override").map((tag) => attributeOf(tag, "PartName")!);
  const typed = (name: string) => parts.includes(`/${name}`) || known.has(name.split(".").at(-1));
  return [
    ...names.filter((name) => name !== "[Content_Types].xml" && !typed(name)).map((name) => `no content type: ${name}`),
    ...parts.filter((part) => !names.includes(part.slice(1))).map((part) => `content type of a missing part: ${part}`),
    ...repeated(parts).map((part) => `content type given twice: ${part}`),
  ];
}

/** Each target stands in the package, beside the part the relationships belong to. */
function relationFaults(name: string, xml: string, names: readonly string[]): string[] {
  const folder = name.replace(/_rels\/[^/]*$/u, "");
  const relations = tagsOf(xml, "Relationship");
  const missing = relations
    .filter((tag) => attributeOf(tag, "TargetMode") !== "External")
    .map((tag) => attributeOf(tag, "Target")!)
    .filter((target) => !names.includes(target.startsWith("/") ? target.slice(1) : `${folder}${target}`));
  return [
    ...missing.map((target) => `${name}: leads to ${target}, which is not there`),
    ...repeated(relations.map((tag) => attributeOf(tag, "Id")!)).map((id) => `${name}: relationship ${id} twice`),
  ];
}

function usedRelations(name: string, xml: string, texts: ReadonlyMap<string, string>): string[] {
  const used = [...xml.matchAll(/\sr:(?:id|embed|link)="([^"]*)"/gu)].map(([, id]) => id!);
  const own = texts.get(name.replace(/([^/]+)$/u, "_rels/$1.rels")) ?? "";
  const known = tagsOf(own, "Relationship").map((tag) => attributeOf(tag, "Id"));
  return used.filter((id) => !known.includes(id)).map((id) => `${name}: relationship ${id} is not declared`);
}

/** Drawings and bookmarks each bear a number of their own in the whole file. */
function idFaults(xml: string): string[] {
  const of = (name: string) => tagsOf(xml, name).map((tag) => attributeOf(tag, "id") ?? attributeOf(tag, "w:id") ?? "");
  return ["wp:docPr", "w:bookmarkStart"].flatMap((name) => repeated(of(name)).map((id) => `${name} ${id} twice`));
}

const repeated = (ids: readonly string[]) => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];

/** Every tag is closed by its own, and nothing but markup stands between “<” and “>”. */
function wellFormed(xml: string): string[] {
  const open: string[] = [];
  for (const [tag, slash, name, end] of xml.replace(/<\?.*?\?>/gsu, "").matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/gu)) {
    if (slash === "/") {
      const last = open.pop();
      if (last !== name) return [`${tag} closes ${last ?? "nothing"}`];
    } else if (end !== "/") open.push(name!);
  }
  const loose = xml.replace(/<[^<>]*>/gu, "");
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/iu.test(loose)) return ["loose markup in a text"];
  return open.map((name) => `<${name}> is never closed`);
}

function prefixFaults(xml: string): string[] {
  const used = new Set([...xml.matchAll(/<\/?([a-z][\w]*):/giu)].map(([, prefix]) => prefix!));
  const attributes = [...xml.matchAll(/\s([a-z][\w]*):[\w]+="/giu)].map(([, prefix]) => prefix!);
  const known = new Set(["xml", "xmlns", ...[...xml.matchAll(/\sxmlns:(\w+)="/gu)].map(([, prefix]) => prefix!)]);
  return [...new Set([...used, ...attributes])]
    .filter((prefix) => !known.has(prefix))
    .map((prefix) => `${prefix}: is not declared`);
}

/** ISO/IEC 29500-1: the sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TrPr (any order), CT_TcPr and CT_SectPr. */
const orders: Readonly<Record<string, readonly string[]>> = {
  pPr: `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
    mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`.split(
    /\s+/u,
  ),
  rPr: `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
    spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`.split(
    /\s+/u,
  ),
  tblPr:
    `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
    tblLayout tblCellMar tblLook tblCaption tblDescription`.split(/\s+/u),
  tblBorders: ["top", "left", "start", "bottom", "right", "end", "insideH", "insideV"],
  tblCellMar: ["top", "left", "start", "bottom", "right", "end"],
  tcPr: `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`.split(
    /\s+/u,
  ),
  tcBorders: ["top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "tl2br", "tr2bl"],
  tcMar: ["top", "left", "start", "bottom", "right", "end"],
  pBdr: ["top", "left", "bottom", "right", "between", "bar"],
  sectPr:
    `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
    vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`.split(/\s+/u),
};

function orderFaults(xml: string): string[] {
  return Object.entries(orders).flatMap(([parent, order]) => {
    const found = childrenOf(xml, `w:${parent}`).flatMap((children) => {
      const places = children.map((child) => order.indexOf(child.replace(/^w:/u, "")));
      const strange = children.filter((_, at) => places[at] === -1);
      const late = children.filter((_, at) => at > 0 && places[at]! < places[at - 1]!);
      const once = parent === "sectPr" ? [] : repeated(children);
      return [
        ...strange.map((child) => `<${child}> has no place in w:${parent}`),
        ...late.map((child) => `<${child}> comes too late in w:${parent}`),
        ...once.map((child) => `<${child}> twice in w:${parent}`),
      ];
    });
    return [...new Set(found)];
  });
}

/** A cell ends with a paragraph, a table has its grid, and what follows a table in a cell or box is a paragraph. */
function placeFaults(xml: string): string[] {
  const ends = ["w:tc", "w:txbxContent", "w:hdr", "w:ftr"].flatMap((name) =>
    childrenOf(xml, name).flatMap((children) =>
      children.at(-1) === "w:p" ? [] : [`<${name}> does not end with a paragraph`],
    ),
  );
  const tables = childrenOf(xml, "w:tbl").flatMap((children) =>
    children[0] === "w:tblPr" && children[1] === "w:tblGrid" ? [] : ["a table without its properties and grid"],
  );
  const first = ["w:p:w:pPr", "w:r:w:rPr"].flatMap((pair) => {
    const [parent, child] = [pair.slice(0, 3), pair.slice(4)];
    return childrenOf(xml, parent).flatMap((children) =>
      children.indexOf(child) > 0 ? [`<${child}> is not the first in <${parent}>`] : [],
    );
  });
  return [...new Set([...ends, ...tables, ...first])];
}

/** The names of what stands directly in each element of a name. */
function childrenOf(xml: string, name: string): string[][] {
  const stack: { name: string; children: string[] }[] = [];
  const found: string[][] = [];
  for (const [, slash, tag, end] of xml.matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/gu)) {
    if (slash === "/") {
      const last = stack.pop();
      if (last?.name === name) found.push(last.children);
      continue;
    }
    stack.at(-1)?.children.push(tag!);
    if (end === "/") {
      if (tag === name) found.push([]);
    } else stack.push({ name: tag!, children: [] });
  }
  return found;
}
