import { Link } from "wouter";
import type { rules } from "#contract/rules.ts";
import type { Reply } from "../../api/client.ts";
import { Card, type Column, Table } from "../../ui/index.ts";

type Saved = Reply<typeof rules.read>;
type Version = Saved["versions"][number];

/** 历次版本: each opens to what it said. */
export function RuleVersions({ saved: { code, versions, current, source } }: { readonly saved: Saved }) {
  const shipped = { version: 0, basis: source, validFrom: "", madeBy: "", madeAt: "" };
  const columns: Column<Version>[] = [
    {
      head: "版本",
      cell: ({ version }) => (
        <Link href={`/rules/${code}?version=${version}`}>{version === 0 ? "系统默认规则" : `第 ${version} 版`}</Link>
      ),
      width: 110,
    },
    { head: "现行", cell: ({ version }) => (version === current ? "现行" : ""), width: 70 },
    { head: "生效日期", cell: ({ validFrom }) => validFrom || "—", width: 110 },
    { head: "依据", cell: ({ basis }) => basis },
    { head: "设定人", cell: ({ madeBy }) => madeBy || "—", width: 120 },
  ];
  return (
    <Card title="历次版本" note={`共 ${versions.length + 1} 版`}>
      <Table rows={[...versions, shipped]} rowKey={({ version }) => String(version)} columns={columns} />
    </Card>
  );
}
