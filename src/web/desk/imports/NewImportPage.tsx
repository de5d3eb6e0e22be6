import { Button } from "antd";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { imports } from "#contract/imports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useDownload } from "../../api/use-download.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, FileDrop, Page, ProblemNote } from "../../ui/index.ts";
import { asRegister, registerWords } from "./import-words.ts";
import { StepBar } from "./StepBar.tsx";
import "./imports.css";

export function NewImportPage() {
  const [params] = useSearchParams();
  const [, go] = useLocation();
  const register = asRegister(params.get("register")) ?? "village";
  const roundId = params.get("roundId") ?? undefined;
  const [file, setFile] = useState<File | null>(null);
  const [id, setId] = useState(uuidv7);
  const take = (next: File | null) => {
    setFile(next);
    setId(uuidv7());
  };
  const upload = useWrite(imports.upload, {
    refresh: [imports.list],
    onDone: (reply) => go(`/imports/${reply.id}?step=sheet`),
  });
  const template = useDownload(imports.template);
  const title = `导入${registerWords[register]}`;
  return (
    <Page title={title} breadcrumb={[{ title: "表格导入", path: "/imports" }]}>
      <StepBar step="file" />
      <Card title="上传表格">
        <div className="card-body import-file">
          <FileDrop accept=".xlsx,.xls,.csv" maxMegabytes={20} file={file} onFile={take} hint="可以直接传现有的台账" />
          <p className="hint">
            标题、合并的表头、合计行、签字行不用删。没有现成台账的，可以先
            <Button
              type="link"
              size="small"
              loading={template.sending}
              onClick={() => template.send({ query: { register, roundId } })}
            >
              下载模板
            </Button>
            ，模板里已列好现有的名称。
          </p>
          <ProblemNote problem={upload.problem ?? template.problem} />
          <Button
            type="primary"
            disabled={!file}
            loading={upload.sending}
            onClick={() => file && upload.send({ query: { register, roundId, id }, file, fileName: file.name })}
          >
            上传并读取
          </Button>
        </div>
      </Card>
    </Page>
  );
}
