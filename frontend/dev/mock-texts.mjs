const style = (styleId, en, ru, enText, ruText) => ({
  styleId,
  name: { en, ru },
  description: { en: enText, ru: ruText },
  template: "{scene}",
  negativePrompt: "",
  builtIn: true,
  revision: 1,
  background: styleId === "marketplace-white" ? "white" : "painted",
  suggested: {},
});

export const mockStyles = [
  style(
    "minimalistic",
    "Minimalistic",
    "Минимализм",
    "Plain surfaces, much air, soft light",
    "Гладкие поверхности, много воздуха, мягкий свет",
  ),
  style("contemporary", "Contemporary", "Современный", "Clean lines, cool tones", "Чистые линии, прохладные тона"),
  style(
    "scandinavian",
    "Scandinavian",
    "Скандинавский",
    "Light wood, linen, daylight",
    "Светлое дерево, лён, дневной свет",
  ),
  style("bohemian", "Bohemian", "Бохо", "Rattan, rugs, warm earth", "Ротанг, ковры, тёплая земля"),
  style("traditional", "Traditional", "Классика", "Dark wood and brass", "Тёмное дерево и латунь"),
  style("urban", "Urban", "Городской", "Concrete and evening lights", "Бетон и вечерние огни"),
  style(
    "marketplace-white",
    "Marketplace white",
    "Белый для маркетплейсов",
    "Pure white, ready for listings",
    "Чисто белый, для карточки товара",
  ),
  style("nature", "Nature", "Природа", "Moss, stone, dappled sun", "Мох, камень, солнечные блики"),
];

export const mockSuggestions = [
  {
    scene: {
      en: "on a light oak table by a window, soft morning light",
      ru: "на светлом дубовом столе у окна, мягкий утренний свет",
    },
  },
  {
    scene: {
      en: "on wet slate with a few drops of water, dark background",
      ru: "на мокром сланце с каплями воды, тёмный фон",
    },
  },
  { scene: { en: "on folded linen, beige wall, long shadows", ru: "на сложенном льне, бежевая стена, длинные тени" } },
  { scene: { en: "among ferns on a mossy stone after rain", ru: "среди папоротников на мшистом камне после дождя" } },
];
