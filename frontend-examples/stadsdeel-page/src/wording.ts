/** Values in plain Dutch. What the CMS may add later, and is not named here, has no word: it is then left out. */
import type { Event, Figure, Milestone, Page } from "./content.ts";

const DAY = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const NUMBER = new Intl.NumberFormat("nl-NL");
const FIRST_SENTENCE = /^.+?[.!?](?=\s|$)/s;

const FIGURE_STATUSES: Record<Figure["status"], string> = {
  GOAL: "doel",
  EXPECTED: "verwacht",
  STATED: "genoemd",
  SET_UP: "opgezet",
  REALISED: "gerealiseerd",
  IN_DEVELOPMENT: "in ontwikkeling",
};

const EVENT_KINDS: Record<Event["kind"], string> = {
  EMPLOYERS: "Werkgeversbijeenkomst",
  LEARNING_BY_SHARING: "Learning by sharing",
  INTERVISION: "Intervisie",
  TRAINING: "Training",
  NEIGHBOURHOOD: "Bijeenkomst in de buurt",
  OTHER: "Bijeenkomst",
};

const PHASES: Record<Milestone["phase"], string> = { PAST: "Geweest", NOW: "Nu", FUTURE: "Toekomst" };

/** Kinds of page of which only a link stands here; `""` for those that have a place of their own, or need none. */
const PAGE_KINDS: Partial<Record<Page["kindOfPage"], string>> = {
  InformationPage: "Uitleg",
  Pilot: "Pilot",
  Publication: "Publicatie",
  Regulation: "Regeling",
  Report: "Verslag",
  Resource: "Hulp",
  Event: "",
  News: "",
  Profile: "",
  StadsdeelPage: "",
};

/** `3 november 2022` for `2022-11-03`. */
export const dutchDate = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** `1.250,5` for `1250.5`. */
export const dutchNumber = (decimal: string): string => NUMBER.format(Number(decimal));

export const figureStatus = (status: Figure["status"]): string | undefined => FIGURE_STATUSES[status];
export const eventKind = (kind: Event["kind"]): string => EVENT_KINDS[kind] ?? "Bijeenkomst";
export const phaseName = (phase: Milestone["phase"]): string | undefined => PHASES[phase];

/** The Dutch word for a kind of page; undefined when this site does not know the kind. */
export const pageKind = (kind: Page["kindOfPage"]): string | undefined => PAGE_KINDS[kind];

/** `3 november 2022, 19:30 tot 21:00 uur`; a date that is not exact by its own words. */
export function moment({ when, startTime, endTime }: Pick<Event, "when" | "startTime" | "endTime">): string {
  if (!startTime) return when.label;
  return `${when.label}, ${startTime}${endTime ? ` tot ${endTime}` : ""} uur`;
}

/** `340 kB`, `1,2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${NUMBER.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** `PDF` for `application/pdf`. */
export const fileKind = (mediaType: string): string => (mediaType.split("/").pop() ?? mediaType).toUpperCase();

export const firstSentence = (text: string): string => FIRST_SENTENCE.exec(text.trim())?.[0] ?? text.trim();

/** `movisie.nl` for `https://www.movisie.nl/publicatie`. */
export const host = (url: string): string => new URL(url).hostname.replace(/^www\./, "");
