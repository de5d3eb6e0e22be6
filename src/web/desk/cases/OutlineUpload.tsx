import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { wall } from "#contract/wall.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FileDrop, FormPage, toast } from "../../ui/index.ts";

interface Values {
  readonly reviewNumber: string;
  readonly source: string;
}

/** The product ships no map; a county may bring its own, with the number under which it was reviewed. */
export function OutlineUpload({ outlined }: { outlined: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{outlined ? "更换县域轮廓" : "上传县域轮廓"}</Button>
      <Modal title="上传县域轮廓" open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <OutlineForm onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function OutlineForm({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [broken, setBroken] = useState("");
  const upload = useWrite(wall.outline, {
    refresh: [wall.read, wall.map],
    onDone: () => {
      toast("县域轮廓已保存。");
      onClose();
    },
  });
  const send = async (values: Values) => {
    setBroken("");
    if (!file) return setBroken("请选择 GeoJSON 文件。");
    const geojson = parsed(await file.text());
    if (geojson === undefined) return setBroken("文件内容不是 GeoJSON，请检查后重新选择。");
    upload.send({ body: { ...values, geojson } });
  };
  return (
    <FormPage<Values>
      problem={upload.problem}
      sending={upload.sending}
      submit="上传"
      onSubmit={(values) => void send(values)}
      onCancel={onClose}
    >
      <FileDrop
        accept=".json,.geojson"
        maxMegabytes={1.5}
        file={file}
        onFile={setFile}
        hint="GeoJSON 面数据，经纬度坐标，不超过 20000 个点"
      />
      {broken && (
        <p className="field-error" role="alert">
          {broken}
        </p>
      )}
      <Field name="reviewNumber" label="审图号" hint="如“鲁S（2023）012号”，在地图上一并标注。">
        <Input maxLength={40} />
      </Field>
      <Field name="source" label="来源" hint="如“省自然资源厅标准地图服务”。">
        <Input maxLength={200} />
      </Field>
      <p className="hint">八成以上的村有坐标时，挂图另设“地图”一页；没有坐标的村不会凭空落点。</p>
    </FormPage>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
