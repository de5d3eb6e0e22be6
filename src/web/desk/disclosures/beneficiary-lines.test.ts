import { expect, test } from "vitest";
import { beneficiariesOf } from "./beneficiary-lines.ts";

test("a line is a household, whether typed or copied from a sheet", () => {
  expect(beneficiariesOf("张三丰 三组 仔猪 2 头\n\n李四，二组，鸡苗\r\n王五\t一组")).toEqual([
    { name: "张三丰", group: "三组", item: "仔猪 2 头" },
    { name: "李四", group: "二组", item: "鸡苗" },
    { name: "王五", group: "一组", item: "" },
  ]);
});
