import type { components } from "./schema";

/** The words of the public REST interface; `npm run api` makes schema.ts anew from the gateway's OpenAPI document. */
type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type AccountReply = Schemas["AccountReply"];
export type ApiKey = Schemas["ApiKey"];
export type ApiKeyList = Schemas["ApiKeyList"];
export type Capabilities = Schemas["Capabilities"];
export type CreatedApiKey = Schemas["CreatedApiKey"];
export type ExportCheck = Schemas["ExportCheck"];
export type ExportedImage = Schemas["ExportedImage"];
export type Fidelity = Schemas["FidelityReport"];
export type Generation = Schemas["Generation"];
export type GenerationImage = Schemas["GenerationImage"];
export type GenerationPage = Schemas["GenerationPage"];
export type GenerationReply = Schemas["GenerationReply"];
export type GenerationRequest = Schemas["NewGeneration"];
export type LibraryPage = Schemas["RecordPage"];
export type LibraryRecord = Schemas["Record"];
export type ImageReference = Schemas["ImageReference"];
export type Localized = Schemas["LocalizedText"];
export type NewStyle = Schemas["NewStyle"];
export type MarketPreset = Schemas["MarketPreset"];
export type MarketPresets = Schemas["MarketPresets"];
export type MaskEdit = Schemas["MaskEdit"];
export type Photo = Schemas["Photo"];
export type PhotoReply = Schemas["PhotoReply"];
export type PresetCheck = Schemas["PresetCheck"];
export type Progress = Schemas["Progress"];
export type RuleResult = Schemas["RuleResult"];
export type Size = Schemas["Size"];
export type Style = Schemas["Style"];
export type StyleFile = Schemas["StyleFile"];
export type StyleList = Schemas["StyleList"];
export type Suggestions = Schemas["Suggestions"];
export type UploadedPhoto = Schemas["UploadedPhoto"];
