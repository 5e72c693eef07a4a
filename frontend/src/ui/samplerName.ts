/** What people call the samplers; they are called so in every language. */
const NAMES: Record<string, string> = {
  ddim: "DDIM",
  deis: "DEIS",
  dpmpp_2m: "DPM++ 2M",
  dpmpp_2m_karras: "DPM++ 2M Karras",
  euler: "Euler",
  euler_a: "Euler a",
  heun: "Heun",
  lcm: "LCM",
  pndm: "PNDM",
  unipc: "UniPC",
};

/** The sampler's usual name; its id if a newer server knows one that this app does not. */
export function samplerName(id: string): string {
  return NAMES[id] ?? id;
}
