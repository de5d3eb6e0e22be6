import JSZip from "jszip";

export interface WordFile {
  /** Paragraphs and cells, without the markup. */
  readonly text: string;
  /** Size of the paper and margins in twentieths of a point, as the section says. */
  readonly page: Readonly<Record<string, number>>;
}

/** What a reader of the .docx would see, and the sheet it stands on. */
export async function readWord(content: Buffer): Promise<WordFile> {
  const zip = await JSZip.loadAsync(content);
  const xml = await zip.file("word/document.xml")!.async("string");
  const section = xml.slice(xml.lastIndexOf("<w:sectPr"));
  const attributes = /<w:pgSz [^>]*>/.exec(section)![0] + /<w:pgMar [^>]*>/.exec(section)![0];
  const page = [...attributes.matchAll(/w:(\w+)="(\d+)"/g)].map(([, name, value]) => [name, Number(value)]);
  return {
    text: xml.replace(/<\/w:(p|tc)>/g, "\n").replace(/<[^>]+>/g, ""),
    page: Object.fromEntries(page) as Record<string, number>,
  };
}
