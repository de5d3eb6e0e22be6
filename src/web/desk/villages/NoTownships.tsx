import { Button } from "antd";
import { Link } from "wouter";
import { Card, Empty } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";

export function NoTownships() {
  const { verbs } = useMe();
  const found = verbs.includes("township.edit") && (
    <Link href="/townships">
      <Button type="primary">建立乡镇（街道）</Button>
    </Link>
  );
  return (
    <Card title="村（社区）">
      <Empty action={found}>
        {found ? "先建立乡镇（街道），再导入村。" : "还没有乡镇（街道）和村的名册，由县级专班建立。"}
      </Empty>
    </Card>
  );
}
