import { textWidth } from "./document-style.ts";

const emuPerTwip = 635;

/**
 * Puts the last table of a document into a text box at the foot of the type area, carried by the paragraph behind it. A
 * floating table would do in Word, but the text flows around it: with too little room LibreOffice prints the signature into
 * the 版记. Around a box nothing flows; the library has no word for one.
 */
export function boxedImprint(xml: string): string {
  const [start, end] = [xml.lastIndexOf("<w:tbl>"), xml.lastIndexOf("</w:tbl>") + "</w:tbl>".length];
  const rest = xml.slice(end);
  const height = Number(/w:line="(\d+)"/.exec(rest)![1]);
  const box = anchored(xml.slice(start, end), height);
  return xml.slice(0, start) + rest.replace("</w:p>", `<w:r>${box}</w:r></w:p>`);
}

const endOfBox = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

function anchored(table: string, height: number): string {
  const [cx, cy] = [textWidth * emuPerTwip, height * emuPerTwip];
  const size = `cx="${cx}" cy="${cy}"`;
  return (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>' +
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>' +
    `<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="9704" name="版记"/>` +
    '<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>' +
    `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${table}${endOfBox}</w:txbxContent></wps:txbx>` +
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>' +
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
  );
}
