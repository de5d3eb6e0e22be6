import { Button, Form, Input } from "antd";

/** 验收人员: three at least; nobody of whoever built, supervised or owns it. */
export function MemberFields() {
  return (
    <fieldset className="pass-evidence">
      <legend>验收人员（不少于 3 人，实施、中标、监理单位人员不参加；竣工验收业主单位人员也不参加）</legend>
      <Form.List name={["facts", "members"]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div className="pass-member" key={key}>
                <Form.Item name={[name, "name"]} label="姓名">
                  <Input maxLength={20} />
                </Form.Item>
                <Form.Item name={[name, "unit"]} label="单位">
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, "post"]} label="职务（选填）">
                  <Input maxLength={40} />
                </Form.Item>
                <Button onClick={() => remove(name)}>删去</Button>
              </div>
            ))}
            <Button onClick={() => add()}>增加一人</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
