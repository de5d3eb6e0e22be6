import fc from "fast-check";
import { expect, test } from "vitest";
import { maskAddress, maskBankCard, maskIdNumber, maskName, maskNameBriefly, maskPhone } from "./masking.ts";

test.each([
  ["张三", "张某", "张*"],
  ["张三丰", "张某某", "张*"],
  ["欧阳修", "欧阳某", "欧阳*"],
  ["司马相如", "司马某某", "司马*"],
  ["欧阳", "欧某", "欧*"],
  ["阿依古丽·买买提", "阿某某", "阿*"],
  ["𠮷三", "𠮷某", "𠮷*"],
  ["张", "张某", "张*"],
  ["", "", ""],
])("%s becomes %s or %s", (name, open, brief) => {
  expect(maskName(name)).toBe(open);
  expect(maskNameBriefly(name)).toBe(brief);
});

test("a mobile number keeps its first three and last four digits", () => {
  expect(maskPhone("13812340000")).toBe("138****0000");
  expect(maskPhone("138 1234 0000")).toBe("138****0000");
  expect(maskPhone("0537-1234567")).toBe("053****4567");
  expect(maskPhone("0537-123456")).toBe("******3456");
  expect(maskPhone("12317")).toBe("*****");
});

test("identity and card numbers keep four digits", () => {
  expect(maskIdNumber("37081119900101123X")).toBe("**************123X");
  expect(maskBankCard("6222 0200 0000 0001")).toBe("************0001");
});

test("an address ends at the group, or at the village where no group is written", () => {
  expect(maskAddress("柳溪镇上河村3组18号")).toBe("柳溪镇上河村3组");
  expect(maskAddress("柳溪镇上河村第二村民小组东头")).toBe("柳溪镇上河村第二村民小组");
  expect(maskAddress("柳溪镇上河村村民活动中心旁")).toBe("柳溪镇上河村");
  expect(maskAddress("人民路18号")).toBe("****");
});

test("no masked number ever shows more than seven digits", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 24 });
  fc.assert(
    fc.property(digits, (number) => {
      expect(maskPhone(number).replace(/\*/g, "").length).toBeLessThanOrEqual(7);
      expect(maskIdNumber(number).replace(/\*/g, "").length).toBeLessThanOrEqual(4);
    }),
  );
});
