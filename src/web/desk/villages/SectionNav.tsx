import type { Dossier } from "./dossier-types.ts";

/** The parts of the file this office may read; the address keeps the part one jumped to. */
export function SectionNav({ dossier }: { dossier: Dossier | undefined }) {
  const parts: [string, string, boolean][] = [
    ["overview", "概况", true],
    ["people", "班子", true],
    ["case", "整顿", Boolean(dossier?.cases)],
    ["team", "工作队", Boolean(dossier?.teams)],
    ["plan", "计划", Boolean(dossier?.plans)],
    ["record", "纪实", Boolean(dossier?.records)],
    ["paper", "资料", Boolean(dossier?.papers ?? dossier?.cases)],
  ];
  return (
    <nav className="section-nav no-print" aria-label="档案各部分">
      {parts
        .filter(([, , shown]) => shown)
        .map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
    </nav>
  );
}
