/** The environment, read once. */
import { fileURLToPath } from "node:url";

const env = process.env;

function number(name: string, usual: number): number {
  const text = env[name] || String(usual);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${name} must be a whole number above zero, not "${text}".`);
  return value;
}

function origin(name: string, usual: string): string {
  const text = env[name] || usual;
  if (!URL.canParse(text))
    throw new Error(`${name} must be an address such as https://cms.example.org, not "${text}".`);
  return new URL(text).origin;
}

/** Root of this folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

export const settings = {
  cmsUrl: origin("CMS_URL", "http://127.0.0.1:8000"),
  cmsKey: env["CMS_KEY"] ?? "",
  stadsdeel: env["STADSDEEL"] || "west",
  siteUrl: origin("SITE_URL", "http://127.0.0.1:4321"),
  webhookSecret: env["WEBHOOK_SECRET"] ?? "",
  host: env["HOST"] || "127.0.0.1",
  port: number("PORT", 4321),
  folder: env["FOLDER"] || `${ROOT}var`,
  checkSeconds: number("CHECK_SECONDS", 900),
  peopleSeconds: number("PEOPLE_SECONDS", 3600),
} as const;
