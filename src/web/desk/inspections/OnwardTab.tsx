import { Link } from "wouter";
import { Card } from "../../ui/index.ts";
import type { Inspection } from "./contract-types.ts";

export function OnwardTab({ inspection }: { inspection: Inspection }) {
  const { id, status } = inspection;
  return (
    <Card title="到村检查和问题" padded>
      {status === "planned" || status === "drawn" ? (
        <p>督查启动后，按检查清单逐村填写到村检查，发现的问题登记到问题整改台账。</p>
      ) : (
        <p>
          {status === "under-way" && (
            <>
              <Link href={`/visits/objects?inspectionId=${id}`}>本次督查的检查进度</Link>
              {"　"}
            </>
          )}
          <Link href={`/visits?inspectionId=${id}`}>本次督查的到村检查</Link>
          {"　"}
          <Link href={`/findings?inspectionId=${id}`}>本次督查发现的问题</Link>
        </p>
      )}
    </Card>
  );
}
