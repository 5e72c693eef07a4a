import { describe, expect, it } from "vitest";
import { samplerName } from "./samplerName";

describe("samplerName", () => {
  it("calls a sampler what people call it", () => {
    expect(samplerName("dpmpp_2m_karras")).toBe("DPM++ 2M Karras");
  });

  it("shows a sampler it has never heard of by its id", () => {
    expect(samplerName("euler_z")).toBe("euler_z");
  });
});
